import { CircleDashed, CircleHelp, LogIn, MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maskDocument } from '../../../shared/masking';
import type { SignInOffers } from '../../../shared/sign-in';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { StateWord } from '../../ui/StateWord';
import { PasswordField } from './PasswordField';
import { PasswordKeys } from './PasswordKeys';
import type { Typing } from './typing';
import styles from './ways.module.css';

type PasswordPageProps = {
  readonly documentNumber: string;
  readonly password: string;
  readonly offers: SignInOffers;
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly typing: Typing;
  readonly onSignIn: () => void;
  readonly onForgotten: () => void;
  readonly onPhoneCode: () => void;
};

export function PasswordPage(props: PasswordPageProps) {
  const { password, offers } = props;
  const { t } = useTranslation();
  return (
    <Screen
      {...props.frame}
      title={t('signIn.title')}
      lead={offers.firstIsLastSix ? t('signIn.leadFirst') : t('signIn.lead')}
      controls={
        <>
          <PasswordKeys typing={props.typing} />
          <Button
            look="primary"
            size="large"
            wide
            icon={LogIn}
            pending={props.asking}
            disabled={password === ''}
            onPress={props.onSignIn}
          >
            {props.asking ? t('signIn.asking') : t('signIn.confirm')}
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
      <PasswordField
        label={t('signIn.field')}
        password={password}
        advice={
          <StateWord icon={CircleDashed} tone="plain">
            {password === '' ? t('document.empty') : t('factor.length', { length: password.length })}
          </StateWord>
        }
      />
      <div className={styles.ways}>
        <Button icon={CircleHelp} onPress={props.onForgotten}>
          {t('signIn.forgot')}
        </Button>
        {offers.phoneCode && (
          <Button icon={MessageSquareText} onPress={props.onPhoneCode}>
            {t('signIn.byPhone')}
          </Button>
        )}
      </div>
    </Screen>
  );
}
