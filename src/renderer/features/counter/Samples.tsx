import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Sample } from '../../../shared/app-info';
import styles from './Samples.module.css';

type SamplesProps = {
  readonly samples: readonly Sample[];
  readonly onChoose: (sample: Sample) => void;
};

/** Training mode: fictitious candidates, each with what it demonstrates. */
export function Samples({ samples, onChoose }: SamplesProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.samples} aria-labelledby="counter-samples">
      <h2 id="counter-samples">{t('counter.find.samples')}</h2>
      <ul className={styles.list}>
        {samples.map((sample) => (
          <li key={sample.documentNumber}>
            <AriaButton className={styles.sample ?? ''} onPress={() => onChoose(sample)}>
              <strong>{t(`sample.${sample.shows}`)}</strong>
              <span>{sample.name}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
