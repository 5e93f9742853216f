import { ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../shared/person-view';
import type { Search } from './counter-state';
import { RESULTS_ID, resultId } from './result-ids';
import styles from './FoundRows.module.css';

type FoundRowsProps = {
  readonly search: Pick<Search, 'rows' | 'active' | 'more'>;
  readonly onChoose: (row: PersonRow) => void;
};

/** Who was found. The marked row is the one that Enter opens; the focus stays in the find field. */
export function FoundRows({ search, onChoose }: FoundRowsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { rows, active, more } = search;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, rows]);
  return (
    <>
      <p className={styles.count} role="status">
        {rows.length === 1 ? t('counter.find.one') : t('counter.find.found', { number: rows.length })}
        {more && (
          <>
            <br />
            {t('counter.find.more', { number: rows.length })}
          </>
        )}
      </p>
      <div
        ref={list}
        id={RESULTS_ID}
        className={styles.rows}
        role="listbox"
        aria-label={t('counter.find.results')}
      >
        {rows.map((row, index) => (
          <button
            key={row.ref}
            id={resultId(index)}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.row}
            onClick={() => onChoose(row)}
          >
            <ChevronRight aria-hidden className={styles.mark} />
            <strong className={styles.name}>{row.name}</strong>
            <span className={styles.figures}>{row.maskedDocument}</span>
            <span className={styles.exams}>{row.examNames.join(' · ')}</span>
            <span className={styles.figures}>{row.maskedPhone ?? t('counter.person.noPhone')}</span>
          </button>
        ))}
      </div>
    </>
  );
}
