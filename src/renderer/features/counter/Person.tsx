import { CircleCheck, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewStatus } from '../../../shared/exam';
import type { PersonView } from '../../../shared/person-view';
import type { Tone } from '../../ui/Notice';
import { StateWord } from '../../ui/StateWord';
import styles from './Person.module.css';

const REVIEW: Readonly<Record<ReviewStatus, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  pending: { icon: Hourglass, tone: 'warn' },
  approved: { icon: CircleCheck, tone: 'good' },
  rejected: { icon: CircleX, tone: 'stop' },
};

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
      <ul className={styles.registrations}>
        {person.registrations.map((registration) => (
          <li key={registration.maskedRegistrationNumber + registration.examName}>
            <span>
              {registration.examName}
              <span className={styles.number}> {registration.maskedRegistrationNumber}</span>
            </span>
            <StateWord {...REVIEW[registration.review]}>{t(`review.${registration.review}`)}</StateWord>
          </li>
        ))}
      </ul>
    </div>
  );
}
