import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keypad } from '../../ui/Keypad';
import type { Typing } from './typing';

/** Letters of both cases and digits; a keyboard does the same without it. */
export function PasswordKeys({ typing }: { readonly typing: Typing }) {
  const { t } = useTranslation();
  const [upper, setUpper] = useState(false);
  return (
    <Keypad
      label={t('signIn.keyboard')}
      layout={upper ? 'letters' : 'small-letters'}
      onType={typing.type}
      onErase={typing.erase}
      onClear={typing.clear}
      eraseWord={t('document.erase')}
      clearWord={t('document.clear')}
      onOtherLayout={() => setUpper(!upper)}
      otherLayoutWord={upper ? t('signIn.lower') : t('signIn.upper')}
    />
  );
}
