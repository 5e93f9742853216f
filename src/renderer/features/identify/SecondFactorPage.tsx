import { CircleDashed, CircleHelp, MessageSquareText, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maskDocument } from '../../../shared/masking';
import type { SecondFactor } from '../../../shared/sign-in';
import { Button } from '../../ui/Button';
import { EntryField } from '../../ui/EntryField';
import { Facts } from '../../ui/Facts';
import { Keypad } from '../../ui/Keypad';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { StateWord } from '../../ui/StateWord';
import styles from './ways.module.css';
import { shownFactor } from './typed-mask';
import type { Typing } from './typing';
import { useLastTyped } from './use-last-typed';

type SecondFactorPageProps = {
  readonly kind: SecondFactor;
  /** Asked too, because the password is the document's last six. */
  readonly besidePassword: boolean;
  readonly documentNumber: string;
  readonly text: string;
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly typing: Typing;
  readonly onSignIn: () => void;
  readonly onForgotten: () => void;
  /** null: not offered. */
  readonly onPhoneCode: (() => void) | null;
};

export function SecondFactorPage(props: SecondFactorPageProps) {
  const { kind, text, typing, besidePassword, onPhoneCode } = props;
  const { t } = useTranslation();
  const [letters, setLetters] = useState(false);
  const reveal = useLastTyped(text);
  const mayHaveLetters = kind === 'registration-number';
  return (
    <Screen
      {...props.frame}
      title={besidePassword ? t('signIn.registrationTitle') : t(`factor.title.${kind}`)}
      lead={besidePassword ? t('signIn.registrationLead') : t(`factor.lead.${kind}`)}
      controls={
        <>
          <Keypad
            label={t('factor.keypad')}
            layout={letters ? 'letters' : 'digits'}
            onType={typing.type}
            onErase={typing.erase}
            onClear={typing.clear}
            eraseWord={t('document.erase')}
            clearWord={t('document.clear')}
            onOtherLayout={mayHaveLetters ? () => setLetters(!letters) : undefined}
            otherLayoutWord={letters ? t('document.digits') : t('document.letters')}
          />
          <Button
            look="primary"
            size="large"
            wide
            icon={Search}
            pending={props.asking}
            disabled={text === ''}
            onPress={props.onSignIn}
          >
            {props.asking ? t('factor.asking') : t(besidePassword ? 'signIn.confirm' : 'factor.confirm')}
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          {
            label: t('factor.document'),
            value: maskDocument(props.documentNumber, { hideTail: true }),
            figures: true,
          },
        ]}
      />
      <EntryField
        label={t(`factor.field.${kind}`)}
        shown={shownFactor(text, reveal)}
        advice={
          <StateWord icon={CircleDashed} tone="plain">
            {text === '' ? t('document.empty') : t('factor.length', { length: text.length })}
          </StateWord>
        }
      />
      <div className={styles.ways}>
        <Button icon={CircleHelp} onPress={props.onForgotten}>
          {t(`factor.forgot.${kind}`)}
        </Button>
        {onPhoneCode !== null && (
          <Button icon={MessageSquareText} onPress={onPhoneCode}>
            {t('signIn.byPhone')}
          </Button>
        )}
      </div>
    </Screen>
  );
}
