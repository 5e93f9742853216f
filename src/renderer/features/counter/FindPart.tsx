import { useTranslation } from 'react-i18next';
import type { Sample } from '../../../shared/app-info';
import type { PersonRow } from '../../../shared/person-view';
import { Choice } from '../../ui/Choice';
import { Notice } from '../../ui/Notice';
import type { CounterState } from './counter-state';
import styles from './FindPart.module.css';
import { FoundRows } from './FoundRows';

type FindPartProps = {
  readonly state: CounterState;
  readonly samples: readonly Sample[];
  readonly onChoose: (row: PersonRow) => void;
  readonly onSample: (sample: Sample) => void;
};

/** Under the find field while nobody is being served: who was found, or who might be in a drill. */
export function FindPart({ state, samples, onChoose, onSample }: FindPartProps) {
  const { t } = useTranslation();
  const { search, busy } = state;
  if (busy.includes('find')) return <p role="status">{t('counter.find.searching')}</p>;
  if (search.rows.length > 0) return <FoundRows search={search} onChoose={onChoose} />;
  return (
    <>
      {search.answered !== null && (
        <Notice tone="info" say="status">
          {t('counter.find.none')}
        </Notice>
      )}
      {state.ending > 0 && <p role="status">{t('counter.find.ending')}</p>}
      {search.answered === null && samples.length > 0 && (
        <section className={styles.samples} aria-labelledby="counter-samples">
          <h2 id="counter-samples">{t('counter.find.samples')}</h2>
          <div className={styles.list}>
            {samples.map((sample) => (
              <Choice
                key={sample.documentNumber}
                size="normal"
                title={t(`sample.${sample.shows}`)}
                detail={sample.name}
                onPress={() => onSample(sample)}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
