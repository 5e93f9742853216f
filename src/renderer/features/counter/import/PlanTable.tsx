import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../../shared/money';
import type { Comparison, ImportMode } from '../../../../shared/roster-import';
import { planOf } from '../../../../shared/roster-plan';
import { Notice } from '../../../ui/Notice';
import styles from './import.module.css';

const SHOWN = {
  replace: ['added', 'changed', 'withdrawn', 'unchanged'],
  merge: ['added', 'changed', 'unchanged', 'kept'],
  withdraw: ['withdrawn', 'kept', 'unknown'],
} as const;

/** What becomes of the roster, in numbers and sums; `isDone`: it has. */
export function PlanTable(props: {
  readonly comparison: Comparison;
  readonly mode: ImportMode;
  readonly isDone?: boolean;
}) {
  const { comparison, mode, isDone = false } = props;
  const { t } = useTranslation();
  const plan = planOf(comparison, mode);
  const { inFile } = comparison.paidHere;
  return (
    <div className={styles.block}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('rosterImport.plan.part')}</th>
            <th scope="col" className={styles.figure}>
              {t('rosterImport.plan.lines')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('rosterImport.plan.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {SHOWN[mode].map((part) => {
            const { lines, amount } = plan[part];
            const before = formatYuan(plan.changed.before);
            return (
              <tr
                key={part}
                data-strong={lines > 0 && part !== 'unchanged' && part !== 'kept'}
                data-tone={part === 'withdrawn' && lines > 0 ? 'warn' : 'none'}
              >
                <th scope="row">{t(`rosterImport.plan.${part}`)}</th>
                <td className={styles.figure}>{lines.toLocaleString('en-US')}</td>
                <td className={styles.figure}>
                  {part === 'changed' &&
                    lines > 0 &&
                    `${t('rosterImport.plan.before', { amount: before })} → `}
                  {formatYuan(amount)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {t('rosterImport.plan.total', { before: formatYuan(plan.before), after: formatYuan(plan.after) })}
      </p>
      {plan.held > 0 && !isDone && (
        <Notice tone="info">{t('rosterImport.plan.held', { number: plan.held })}</Notice>
      )}
      {plan.paidWithdrawn > 0 && (
        <Notice tone="warn">{t('rosterImport.plan.paid', { number: plan.paidWithdrawn })}</Notice>
      )}
      {inFile > 0 && mode !== 'withdraw' && (
        <Notice tone="info">{t('rosterImport.plan.keepsPaid', { number: inFile })}</Notice>
      )}
    </div>
  );
}
