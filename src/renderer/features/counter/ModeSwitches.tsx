import { ALargeSmall, Contrast, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Language } from '../../i18n/words';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import styles from './ModeSwitches.module.css';

/** How the window is shown; the start of the page keeps it. */
export type ScreenModes = StoreApi<{
  readonly language: Language;
  readonly largeType: boolean;
  readonly highContrast: boolean;
  readonly reach: boolean;
}>;

export function ModeSwitches({ modes }: { readonly modes: ScreenModes }) {
  const { t, i18n } = useTranslation();
  const { largeType, highContrast } = useStore(modes);
  return (
    <div className={styles.modes} role="group" aria-label={t('modes.group')}>
      <Button
        look="quiet"
        icon={Languages}
        onPress={() => modes.setState({ language: i18n.language === 'en' ? 'zh-CN' : 'en' })}
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
  );
}
