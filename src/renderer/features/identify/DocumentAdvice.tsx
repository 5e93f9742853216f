import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { typingHint } from '../../../shared/identity-document';
import { StateWord } from '../../ui/StateWord';

/** What the number says about itself while it is typed: advice in words, never a block. */
export function DocumentAdvice({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  const hint = typingHint(number);
  switch (hint.state) {
    case 'empty':
      return (
        <StateWord icon={CircleDashed} tone="plain">
          {t('document.empty')}
        </StateWord>
      );
    case 'incomplete': {
      const { remaining, completeAs } = hint;
      const { length } = number;
      if (completeAs === null) {
        return (
          <StateWord icon={CircleDashed} tone="plain">
            {t('document.incomplete', { length, remaining })}
          </StateWord>
        );
      }
      return (
        <>
          <StateWord icon={CircleDashed} tone="plain">
            {t('document.entered', { length })}
          </StateWord>
          <p>{t('document.completeAs', { kind: t(`documentKind.${completeAs}`) })}</p>
        </>
      );
    }
    case 'valid':
      return (
        <StateWord icon={CircleCheck} tone="good">
          {t('document.valid', { kind: t(`documentKind.${hint.kind}`) })}
        </StateWord>
      );
    case 'checksum-wrong':
    case 'date-wrong':
    case 'unknown-form':
      return (
        <StateWord icon={CircleAlert} tone="warn">
          {t(`document.${hint.state}`)}
        </StateWord>
      );
  }
}
