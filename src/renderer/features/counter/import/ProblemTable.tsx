import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvFile } from '../../../../shared/csv-cell';
import type { LineProblem } from '../../../../shared/roster-report';
import { Button } from '../../../ui/Button';
import { saveText } from '../../../ui/save-text';
import styles from './import.module.css';

/** On the screen; the file has them all. */
const SHOWN = 20;

/** Lines that are not taken: where, why, and what to do about it. */
export function ProblemTable(props: {
  readonly problems: readonly LineProblem[];
  readonly all: number;
  readonly load: () => Promise<readonly LineProblem[] | null>;
}) {
  const { problems, all, load } = props;
  const { t } = useTranslation();
  const [isLoading, setLoading] = useState(false);
  const head = [
    t('rosterImport.problems.line'),
    t('rosterImport.problems.column'),
    t('rosterImport.problems.reason'),
    t('rosterImport.problems.todo'),
    t('rosterImport.problems.found'),
  ];
  const rowOf = ({ line, column, reason, found }: LineProblem) => [
    String(line),
    column ?? '',
    t(`rosterImport.why.${reason}`),
    t(`rosterImport.todo.${reason}`),
    found,
  ];

  async function download(): Promise<void> {
    setLoading(true);
    const loaded = await load();
    setLoading(false);
    const rows = (loaded ?? problems).map(rowOf);
    saveText(`${t('rosterImport.problems.fileName')}.csv`, csvFile([head, ...rows]));
  }

  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <h3 id="import-problems">{t('rosterImport.problems.title')}</h3>
        <Button icon={Download} pending={isLoading} onPress={() => void download()}>
          {isLoading ? t('rosterImport.problems.downloading') : t('rosterImport.problems.download')}
        </Button>
      </div>
      {all > SHOWN && <p>{t('rosterImport.problems.shown', { number: SHOWN, all })}</p>}
      <table className={styles.table} aria-labelledby="import-problems">
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, SHOWN).map((problem) => (
            <tr key={problem.line}>
              {rowOf(problem).map((text, index) => (
                <td key={head[index]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
