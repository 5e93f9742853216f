import { ScanLine } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Counter } from './counter';
import styles from './FindField.module.css';
import { RESULTS_ID, resultId } from './result-ids';

/** Where a search begins and its rows are chosen: the focus never leaves it until somebody is opened. */
export function FindField({ counter }: { readonly counter: Counter }) {
  const { t } = useTranslation();
  const { rows, active, query } = useStore(counter.store, ({ search }) => search);
  const calls = useStore(counter.store, ({ findCalls }) => findCalls);
  const { actions } = counter;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [calls]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') actions.enter();
    if (rows.length === 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    actions.move(event.key === 'ArrowDown' ? 1 : -1);
  }

  return (
    <div className={styles.field}>
      <label htmlFor="find-candidate">{t('counter.find.field')}</label>
      <div className={styles.box}>
        <ScanLine aria-hidden />
        <input
          // A field of their own for everybody: its undo history would keep what was typed for the person before.
          key={calls}
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
          value={query}
          placeholder={t('counter.find.lead')}
          onChange={(event) => actions.type(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
