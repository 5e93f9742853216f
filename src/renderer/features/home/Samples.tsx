import { useTranslation } from 'react-i18next';
import type { Sample } from '../../../shared/app-info';
import { Choice } from '../../ui/Choice';
import styles from './HomePage.module.css';

type SamplesProps = {
  readonly samples: readonly Sample[];
  readonly onChoose: (sample: Sample) => void;
};

/** Training mode: fictitious candidates, each with what it demonstrates. */
export function Samples({ samples, onChoose }: SamplesProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.part}>
      <h2>{t('home.samples')}</h2>
      <p className={styles.lead}>{t('home.samplesLead')}</p>
      <div className={styles.samples}>
        {samples.map((sample) => (
          <Choice
            key={sample.documentNumber}
            size="normal"
            title={t(`sample.${sample.shows}`)}
            detail={sample.name}
            onPress={() => onChoose(sample)}
          />
        ))}
      </div>
    </section>
  );
}
