import { Accessibility, ALargeSmall, Contrast, GraduationCap, Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppInfo } from '../../shared/app-info';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Switch';
import styles from './Frame.module.css';
import type { ModesStore } from './modes';

type FrameProps = { readonly info: AppInfo; readonly modes: ModesStore; readonly children: ReactNode };

function ModeSwitches({ modes }: { readonly modes: ModesStore }) {
  const { t, i18n } = useTranslation();
  const now = useStore(modes);
  const chinese = i18n.language === 'zh-CN';
  return (
    <section className={styles.modes} aria-label={t('modes.group')}>
      <Button
        look="quiet"
        icon={Languages}
        onPress={() => modes.setState({ language: chinese ? 'en' : 'zh-CN' })}
      >
        <span lang={t('language.otherTag')}>{t('language.other')}</span>
      </Button>
      <Switch
        label={t('modes.largeType')}
        icon={ALargeSmall}
        on={now.largeType}
        stateWord={t('modes.on')}
        onChange={(largeType) => modes.setState({ largeType })}
      />
      <Switch
        label={t('modes.highContrast')}
        icon={Contrast}
        on={now.highContrast}
        stateWord={t('modes.on')}
        onChange={(highContrast) => modes.setState({ highContrast })}
      />
      <span className={styles.reach}>
        <Switch
          label={t('modes.reach')}
          icon={Accessibility}
          on={now.reach}
          stateWord={t('modes.on')}
          onChange={(reach) => modes.setState({ reach })}
        />
      </span>
    </section>
  );
}

/** What every screen of the kiosk has around it: whose device this is, how it is shown, and that it is a drill. */
export function Frame({ info, modes, children }: FrameProps) {
  const { t, i18n } = useTranslation();
  const { institution } = info;
  return (
    <div className={styles.frame} data-training={info.training}>
      <header className={styles.top}>
        {info.training && (
          <p className={styles.training}>
            <GraduationCap aria-hidden />
            {t('app.training')}
          </p>
        )}
        <div className={styles.header}>
          <p className={styles.institution}>{i18n.language === 'en' ? institution.en : institution.zh}</p>
          <p className={styles.device}>{t('app.device', { number: info.deviceNumber })}</p>
        </div>
      </header>
      <div className={styles.screen}>{children}</div>
      <ModeSwitches modes={modes} />
    </div>
  );
}
