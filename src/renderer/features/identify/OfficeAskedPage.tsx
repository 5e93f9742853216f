import { CircleCheck, House, MapPin, Phone, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfficeRequest } from '../../../shared/sign-in';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { MessageScreen } from '../../ui/MessageScreen';
import type { ScreenFrame } from '../../ui/Screen';
import { StateWord } from '../../ui/StateWord';

type OfficeAskedPageProps = {
  readonly about: 'forgotten' | 'correction';
  readonly answer: OfficeRequest;
  readonly helpLine: string;
  readonly frame: ScreenFrame;
  /** null: nobody is signed in to go back to. */
  readonly onBack: (() => void) | null;
  readonly onHome: () => void;
};

/** What happens now, where, and whom to ask. */
export function OfficeAskedPage(props: OfficeAskedPageProps) {
  const { about, answer, onBack } = props;
  const { t } = useTranslation();
  return (
    <MessageScreen
      frame={props.frame}
      title={t(`officeAsked.${about}.${answer.kind}-title`)}
      lead={t(`officeAsked.${about}.${answer.kind}-lead`)}
      icon={answer.kind === 'reference' ? CircleCheck : MapPin}
      tone={answer.kind === 'reference' ? 'good' : 'info'}
      actions={
        <>
          <Button look="primary" size="large" wide icon={House} onPress={props.onHome}>
            {t('nav.home')}
          </Button>
          {onBack !== null && (
            <Button size="large" wide icon={Undo2} onPress={onBack}>
              {t('officeAsked.back')}
            </Button>
          )}
        </>
      }
    >
      {answer.kind === 'reference' && (
        <Figure label={t('officeAsked.reference')} value={answer.reference} size="display" />
      )}
      <StateWord icon={Phone} tone="plain">
        {t('help.line')} {props.helpLine}
      </StateWord>
    </MessageScreen>
  );
}
