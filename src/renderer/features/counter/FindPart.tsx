import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Sample } from '../../../shared/app-info';
import { maskDocument } from '../../../shared/masking';
import { Choice } from '../../ui/Choice';
import { Notice } from '../../ui/Notice';
import type { Counter } from './counter';
import styles from './FindPart.module.css';
import { FoundRows } from './FoundRows';

type FindPartProps = { readonly counter: Counter; readonly samples: readonly Sample[] };

/** Under the find field while nobody is being served: who was found, or who might be in a drill. */
export function FindPart({ counter, samples }: FindPartProps) {
  const { t } = useTranslation();
  const { actions } = counter;
  const { rows, active, more, answered, searching, ending } = useStore(
    counter.store,
    useShallow(({ search, busy, ending: endings }) => ({
      rows: search.rows,
      active: search.active,
      more: search.more,
      answered: search.answered,
      searching: busy.includes('find'),
      ending: endings > 0,
    })),
  );
  if (searching) return <p role="status">{t('counter.find.searching')}</p>;
  if (rows.length > 0) {
    return <FoundRows search={{ rows, active, more }} onChoose={(row) => void actions.choose(row)} />;
  }
  return (
    <>
      {answered !== null && (
        <Notice tone="info" say="status">
          {t('counter.find.none')}
        </Notice>
      )}
      {ending && <p role="status">{t('counter.find.ending')}</p>}
      {answered === null && samples.length > 0 && (
        <section className={styles.samples} aria-labelledby="counter-samples">
          <h2 id="counter-samples">{t('counter.find.samples')}</h2>
          <div className={styles.list}>
            {samples.map(({ documentNumber: query, shows, name }) => (
              <Choice
                key={query}
                size="normal"
                title={t(`sample.${shows}`)}
                detail={name}
                onPress={() => actions.find({ query, shown: maskDocument(query), scanned: true })}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
