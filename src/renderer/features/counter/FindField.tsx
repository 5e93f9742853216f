import { ScanLine } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from './counter-state';
import styles from './FindField.module.css';

export const RESULTS_ID = 'found-candidates';

export function resultId(index: number): string {
  return `${RESULTS_ID}-${index}`;
}

type FindFieldProps = {
  readonly search: Search;
  /** Changes whenever the keyboard is called here. */
  readonly calls: number;
  readonly onType: (text: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onEnter: () => void;
};

/** Where a search begins and its rows are chosen: the focus never leaves it until somebody is opened. */
export function FindField({ search, calls, onType, onMove, onEnter }: FindFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { rows, active } = search;
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [calls]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onEnter();
    if (rows.length === 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowDown' ? 1 : -1);
  }

  return (
    <div className={styles.field}>
      <label htmlFor="find-candidate">{t('counter.find.field')}</label>
      <div className={styles.box}>
        <ScanLine aria-hidden />
        <input
          id="find-candidate"
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={RESULTS_ID}
          aria-autocomplete="list"
          {...(rows.length > 0 ? { 'aria-activedescendant': resultId(active) } : {})}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={search.query}
          placeholder={t('counter.find.lead')}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
