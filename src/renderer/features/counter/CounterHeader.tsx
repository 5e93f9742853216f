import { ALargeSmall, Contrast, FileUp, GraduationCap, KeyRound, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { AppInfo } from '../../../shared/app-info';
import type { Language } from '../../i18n/words';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import type { Counter } from './counter';
import styles from './CounterHeader.module.css';

/** How the window is shown; the start of the page keeps it. */
export type ScreenModes = StoreApi<{
  readonly language: Language;
  readonly largeType: boolean;
  readonly highContrast: boolean;
  readonly reach: boolean;
}>;

type CounterHeaderProps = {
  readonly info: AppInfo;
  readonly modes: ScreenModes;
  readonly counter: Counter;
};

/** Whose window this is, and the few things that are not about one candidate. */
export function CounterHeader({ info, modes, counter }: CounterHeaderProps) {
  const { t, i18n } = useTranslation();
  const recoveryWaits = useStore(counter.recovery.store, ({ key }) => key !== null);
  const { openDialog } = counter.actions;
  const { largeType, highContrast } = useStore(modes);
  const english = i18n.language === 'en';
  return (
    <header className={styles.header}>
      <h1>{t('counter.title')}</h1>
      <p className={styles.who}>
        {english ? info.institution.en : info.institution.zh} ·{' '}
        {t('counter.device', { number: info.deviceNumber })}
      </p>
      {info.training && (
        <p className={styles.training}>
          <GraduationCap aria-hidden />
          {t('counter.training')}
        </p>
      )}
      <div className={styles.tools}>
        {recoveryWaits && (
          <Button icon={KeyRound} onPress={() => openDialog('recovery')}>
            {t('counter.tools.recovery')}
          </Button>
        )}
        <Button look="quiet" icon={FileUp} onPress={() => openDialog('import')}>
          {t('counter.tools.roster')}
        </Button>
        <Button
          look="quiet"
          icon={Languages}
          onPress={() => modes.setState({ language: english ? 'zh-CN' : 'en' })}
        >
          <span lang={t('language.otherTag')}>{t('language.other')}</span>
        </Button>
        <Switch
          label={t('modes.largeType')}
          icon={ALargeSmall}
          on={largeType}
          stateWord={t('modes.on')}
          onChange={(on) => modes.setState({ largeType: on })}
        />
        <Switch
          label={t('modes.highContrast')}
          icon={Contrast}
          on={highContrast}
          stateWord={t('modes.on')}
          onChange={(on) => modes.setState({ highContrast: on })}
        />
      </div>
    </header>
  );
}
