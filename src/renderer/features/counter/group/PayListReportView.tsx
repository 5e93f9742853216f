import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { csvFile } from '../../../../shared/csv-cell';
import type { PayListReport } from '../../../../shared/pay-list';
import { useSayings } from '../../../i18n/use-sayings';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import { saveText } from '../../../ui/save-text';
import styles from './PayListDialog.module.css';

/** What can be paid, and line by line what cannot and why; as a file for whoever brought the list. */
export function PayListReportView({ report }: { readonly report: PayListReport }) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const { people, items, lines, problems } = report;
  const head = [
    t('group.list.line'),
    t('group.list.found'),
    t('group.list.name'),
    t('group.list.item'),
    t('group.list.reason'),
  ];
  const rows = problems.map((problem) => [
    String(problem.line),
    problem.found,
    problem.name ?? '',
    problem.feeItemName ?? '',
    t(`group.list.why.${problem.reason}`),
  ]);
  return (
    <>
      <Notice tone={people === 0 ? 'stop' : problems.length > 0 ? 'warn' : 'good'} say="status">
        {people === 0
          ? t('group.list.nobody', { lines })
          : t('group.list.some', { lines, people, items, total: money(report.total) })}
      </Notice>
      {problems.length > 0 && (
        <>
          <div className={styles.head}>
            <h3 id="pay-list-problems">{t('group.list.problems', { number: problems.length })}</h3>
            <Button
              icon={Download}
              onPress={() => saveText(`${t('group.list.fileName')}.csv`, csvFile([head, ...rows]))}
            >
              {t('group.list.download')}
            </Button>
          </div>
          <div className={styles.scroll}>
            <table className={styles.table} aria-labelledby="pay-list-problems">
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
                {rows.map((row) => (
                  <tr key={row.join('\u0000')}>
                    {row.map((text, index) => (
                      <td key={head[index]}>{text}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}
