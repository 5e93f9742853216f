import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../shared/person-view';
import styles from './Person.module.css';

/** Who stands at the counter, masked: enough to compare with the document on the desk. */
export function Person({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  return (
    <div className={styles.person}>
      <h2 className={styles.name}>{person.name}</h2>
      <dl className={styles.numbers}>
        <div>
          <dt>{t('counter.person.document')}</dt>
          <dd>{person.maskedDocument}</dd>
        </div>
        <div>
          <dt>{t('counter.person.phone')}</dt>
          <dd>{person.maskedPhone ?? t('counter.person.noPhone')}</dd>
        </div>
      </dl>
    </div>
  );
}
