import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../shared/roster-report';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import styles from './ImportReportView.module.css';
import { csvFile } from '../../../shared/csv-cell';

/** On the screen; the file has them all. */
const SHOWN = 50;

function save(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

export function ImportReportView(props: { readonly fileName: string; readonly report: ImportReport }) {
  const { fileName: file, report } = props;
  const { t } = useTranslation();
  const { problems, accepted, rejected, warnings, queued } = report;
  const count = (number: number) => t('counter.import.facts.count', { number });
  const title =
    accepted === 0
      ? t('counter.import.nothing', { file })
      : rejected > 0
        ? t('counter.import.partly', { file, number: rejected })
        : t('counter.import.done', { file });
  const head = [
    t('counter.import.line'),
    t('counter.import.column'),
    t('counter.import.reason'),
    t('counter.import.found'),
  ];
  const rows = problems.map((problem) => [
    String(problem.line),
    problem.column ?? '',
    t(`counter.import.why.${problem.reason}`),
    problem.found,
  ]);
  return (
    <>
      <Notice tone={accepted === 0 ? 'stop' : rejected > 0 ? 'warn' : 'good'} say="status">
        {title}
      </Notice>
      <Facts
        dense
        facts={[
          { label: t('counter.import.facts.encoding'), value: report.encoding.toUpperCase(), figures: true },
          { label: t('counter.import.facts.lines'), value: count(report.lines), figures: true },
          { label: t('counter.import.facts.accepted'), value: count(accepted), figures: true },
          { label: t('counter.import.facts.rejected'), value: count(rejected), figures: true },
          ...(warnings > 0
            ? [{ label: t('counter.import.facts.warnings'), value: count(warnings), figures: true }]
            : []),
          ...(queued > 0
            ? [{ label: t('counter.import.facts.queued'), value: count(queued), figures: true }]
            : []),
        ]}
      />
      {problems.length > 0 && (
        <div className={styles.problems}>
          <div className={styles.head}>
            <h3 id="import-problems">{t('counter.import.problems')}</h3>
            <Button
              icon={Download}
              onPress={() => save(`${t('counter.import.fileName')}.csv`, csvFile([head, ...rows]))}
            >
              {t('counter.import.download')}
            </Button>
          </div>
          {problems.length > SHOWN && (
            <p>{t('counter.import.shown', { number: SHOWN, all: problems.length })}</p>
          )}
          {rejected > problems.length && <p>{t('counter.import.capped', { number: problems.length })}</p>}
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
              {rows.slice(0, SHOWN).map((row) => (
                <tr key={row.join('\u0000')}>
                  {row.map((text, index) => (
                    <td key={head[index]}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
