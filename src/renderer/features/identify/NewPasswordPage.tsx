import { ArrowRight, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isGoodPassword } from '../../../shared/password-rules';
import { Button } from '../../ui/Button';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { PasswordField } from './PasswordField';
import { PasswordKeys } from './PasswordKeys';
import { PasswordRules } from './PasswordRules';
import type { Typing } from './typing';

type NewPasswordPageProps = {
  /** First it is chosen, then typed again, so that a slip of the finger shuts nobody out. */
  readonly step: 'choose' | 'repeat';
  readonly password: string;
  readonly saving: boolean;
  readonly frame: ScreenFrame;
  readonly typing: Typing;
  readonly onNext: () => void;
};

export function NewPasswordPage(props: NewPasswordPageProps) {
  const { step, password, frame, typing, saving, onNext } = props;
  const { t } = useTranslation();
  const chooses = step === 'choose';
  return (
    <Screen
      {...frame}
      title={t(chooses ? 'newPassword.title' : 'newPassword.repeatTitle')}
      lead={t(chooses ? 'newPassword.lead' : 'newPassword.repeatLead')}
      controls={
        <>
          <PasswordKeys typing={typing} />
          {chooses ? (
            <Button
              look="primary"
              size="large"
              wide
              iconAfter={ArrowRight}
              disabled={!isGoodPassword(password)}
              onPress={onNext}
            >
              {t('newPassword.next')}
            </Button>
          ) : (
            <Button
              look="primary"
              size="large"
              wide
              icon={KeyRound}
              pending={saving}
              disabled={password === ''}
              onPress={onNext}
            >
              {t(saving ? 'newPassword.keeping' : 'newPassword.keep')}
            </Button>
          )}
        </>
      }
    >
      <PasswordField
        label={t(chooses ? 'newPassword.field' : 'newPassword.repeatField')}
        password={password}
        advice={chooses && <PasswordRules password={password} />}
      />
    </Screen>
  );
}
