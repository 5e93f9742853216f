import { CircleCheck, CircleDashed, LogIn, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maskDocument } from '../../../shared/masking';
import { Button } from '../../ui/Button';
import { EntryField } from '../../ui/EntryField';
import { Facts } from '../../ui/Facts';
import { Keypad } from '../../ui/Keypad';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { StateWord } from '../../ui/StateWord';
import { useMonotonic } from '../../ui/use-monotonic';
import type { Typing } from './typing';

const TICK_MS = 250;

type PhoneCodePageProps = {
  readonly documentNumber: string;
  readonly code: string;
  /** From when on another code may be sent, by the page's clock; null before the first. */
  readonly nextAt: number | null;
  readonly sending: boolean;
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly typing: Typing;
  readonly onSend: () => void;
  readonly onSignIn: () => void;
};

function SendPart({ nextAt, sending, onSend }: Pick<PhoneCodePageProps, 'nextAt' | 'sending' | 'onSend'>) {
  const { t } = useTranslation();
  const now = useMonotonic(TICK_MS);
  const seconds = nextAt === null ? 0 : Math.max(0, Math.ceil((nextAt - now) / 1000));
  return (
    <>
      <div role="status">
        <StateWord
          icon={nextAt === null ? CircleDashed : CircleCheck}
          tone={nextAt === null ? 'plain' : 'good'}
        >
          {nextAt === null ? t('phoneCode.notSent') : t('phoneCode.sent')}
        </StateWord>
      </div>
      {seconds > 0 ? (
        <p>{t('phoneCode.wait', { seconds })}</p>
      ) : (
        <div>
          <Button look={nextAt === null ? 'primary' : 'plain'} icon={Send} pending={sending} onPress={onSend}>
            {sending ? t('phoneCode.sending') : t(nextAt === null ? 'phoneCode.send' : 'phoneCode.sendAgain')}
          </Button>
        </div>
      )}
    </>
  );
}

export function PhoneCodePage(props: PhoneCodePageProps) {
  const { code, typing, nextAt } = props;
  const { t } = useTranslation();
  return (
    <Screen
      {...props.frame}
      title={t('phoneCode.title')}
      lead={t('phoneCode.lead')}
      reading="touch"
      controls={
        <>
          <Keypad
            label={t('phoneCode.keypad')}
            layout="digits"
            onType={typing.type}
            onErase={typing.erase}
            onClear={typing.clear}
            eraseWord={t('document.erase')}
            clearWord={t('document.clear')}
          />
          <Button
            look={nextAt === null ? 'plain' : 'primary'}
            size="large"
            wide
            icon={LogIn}
            pending={props.asking}
            disabled={code === ''}
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
      <SendPart nextAt={nextAt} sending={props.sending} onSend={props.onSend} />
      <EntryField label={t('phoneCode.field')} shown={code} />
      <p>{t('phoneCode.noPhone')}</p>
    </Screen>
  );
}
