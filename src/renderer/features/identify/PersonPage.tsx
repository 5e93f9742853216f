import {
  CircleCheck,
  CircleX,
  FilePen,
  Hourglass,
  UserRoundCheck,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewStatus } from '../../../shared/exam';
import type { PersonView } from '../../../shared/person-view';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import type { Tone } from '../../ui/Notice';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { StateWord } from '../../ui/StateWord';
import styles from './PersonPage.module.css';

const REVIEW: Readonly<Record<ReviewStatus, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  pending: { icon: Hourglass, tone: 'warn' },
  approved: { icon: CircleCheck, tone: 'good' },
  rejected: { icon: CircleX, tone: 'stop' },
};

type PersonPageProps = {
  readonly person: PersonView;
  readonly asking: boolean;
  /** They join somebody who pays for them. */
  readonly joins: boolean;
  readonly frame: ScreenFrame;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly onWrong: () => void;
};

export function PersonPage({ person, asking, joins, frame, onYes, onNo, onWrong }: PersonPageProps) {
  const { t } = useTranslation();
  return (
    <Screen
      {...frame}
      title={joins ? t('group.person.title') : t('person.title')}
      lead={joins ? t('group.person.lead') : t('person.lead')}
      controls={
        <>
          <Button look="primary" size="start" wide icon={UserRoundCheck} pending={asking} onPress={onYes}>
            {joins ? t('group.person.yes') : t('person.yes')}
          </Button>
          <Button size="large" wide icon={UserRoundX} onPress={onNo}>
            {joins ? t('group.back') : t('person.no')}
          </Button>
          <Button wide icon={FilePen} disabled={joins} onPress={onWrong}>
            {t('correction.button')}
          </Button>
        </>
      }
    >
      <p className={styles.name}>{person.name}</p>
      <Facts
        facts={[
          { label: t('person.document'), value: person.maskedDocument, figures: true },
          { label: t('person.phone'), value: person.maskedPhone ?? t('person.noPhone'), figures: true },
        ]}
      />
      <section className={styles.registrations}>
        <h2>{t('person.registrations')}</h2>
        <ul>
          {person.registrations.map((registration) => (
            <li key={registration.maskedRegistrationNumber + registration.examName}>
              <span>{registration.examName}</span>
              <StateWord {...REVIEW[registration.review]}>{t(`review.${registration.review}`)}</StateWord>
            </li>
          ))}
        </ul>
      </section>
    </Screen>
  );
}
