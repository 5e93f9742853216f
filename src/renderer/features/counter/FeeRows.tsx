import { CircleCheck, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewStatus } from '../../../shared/exam';
import type { Tone } from '../../ui/Notice';
import { StateWord } from '../../ui/StateWord';
import type { FeeGroup } from './fee-groups';
import styles from './FeeRows.module.css';
import { FeeTick } from './FeeTick';
import { FeeWords } from './FeeWords';
import { isPayable } from './pay-phase';
import { useTickArrows } from './use-tick-arrows';

type FeeRowsProps = {
  readonly groups: readonly FeeGroup[];
  readonly chosen: readonly string[];
  readonly locked: boolean;
  readonly onToggle: (feeItemId: string) => void;
};

const REVIEW: Readonly<Record<ReviewStatus, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  pending: { icon: Hourglass, tone: 'warn' },
  approved: { icon: CircleCheck, tone: 'good' },
  rejected: { icon: CircleX, tone: 'stop' },
};

function GroupHead({ group }: { readonly group: FeeGroup }) {
  const { t } = useTranslation();
  return (
    <div className={styles.group}>
      <h3>{group.title}</h3>
      {group.registrations.map(({ maskedRegistrationNumber: number, review }) => (
        <p key={number}>
          <span>{t('counter.person.registration', { number })}</span>
          <StateWord {...REVIEW[review]}>{t(`review.${review}`)}</StateWord>
        </p>
      ))}
    </div>
  );
}

/** Everything due, by exam: what can be paid is ticked, what cannot says why. The first tick has the keyboard. */
export function FeeRows({ groups, chosen, locked, onToggle }: FeeRowsProps) {
  const { t } = useTranslation();
  const rows = useRef<HTMLDivElement>(null);
  useTickArrows(rows);
  useEffect(() => {
    const tick = rows.current?.querySelector<HTMLInputElement>('input[type="checkbox"]');
    (tick ?? rows.current)?.focus();
  }, []);
  return (
    <div
      ref={rows}
      className={styles.rows}
      tabIndex={groups.some(({ items }) => items.some(isPayable)) ? -1 : 0}
      role="group"
      aria-label={t('counter.fees.list')}
    >
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title}>
          <GroupHead group={group} />
          <ul>
            {group.items.map((item) => (
              <li key={item.feeItemId}>
                {isPayable(item) ? (
                  <FeeTick
                    chosen={chosen.includes(item.feeItemId)}
                    locked={locked}
                    onToggle={() => onToggle(item.feeItemId)}
                  >
                    <FeeWords item={item} />
                  </FeeTick>
                ) : (
                  <div className={styles.row} data-fixed>
                    <span className={styles.none} aria-hidden />
                    <FeeWords item={item} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
