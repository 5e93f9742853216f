import { Pointer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppInfo, Sample } from '../../../shared/app-info';
import type { DocumentKind } from '../../../shared/identity-document';
import type { Health } from '../../../shared/health';
import { Button } from '../../ui/Button';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { DeviceStatus } from './DeviceStatus';
import styles from './HomePage.module.css';
import { Samples } from './Samples';

const ACCEPTED: readonly DocumentKind[] = [
  'resident-id',
  'hk-macau-taiwan-residence',
  'permanent-residence',
  'hk-macau-permit',
  'taiwan-permit',
  'passport',
];

type HomePageProps = {
  readonly info: AppInfo;
  readonly health: Health | null;
  readonly frame: ScreenFrame;
  readonly onStart: () => void;
  readonly onSample: (sample: Sample) => void;
};

export function HomePage({ info, health, frame, onStart, onSample }: HomePageProps) {
  const { t } = useTranslation();
  const samples = info.samples.length > 0;
  return (
    <Screen
      {...frame}
      title={t('home.title')}
      lead={t('home.lead')}
      focusTitle={false}
      reading="touch"
      aside={samples ? <Samples samples={info.samples} onChoose={onSample} /> : undefined}
    >
      <Button
        look="primary"
        size="hero"
        wide
        icon={Pointer}
        onPress={onStart}
        also={{ words: t('home.startOther'), lang: t('language.otherTag') }}
      >
        {t('home.start')}
      </Button>
      <section className={styles.part}>
        <h2>{t('home.documents')}</h2>
        <ul className={styles.documents}>
          {ACCEPTED.map((kind) => (
            <li key={kind}>{t(`documentKind.${kind}`)}</li>
          ))}
        </ul>
      </section>
      <section className={styles.part}>
        <h2>{t('home.status')}</h2>
        <DeviceStatus health={health} />
      </section>
    </Screen>
  );
}
