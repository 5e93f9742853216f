import { ArrowLeft, CircleQuestionMark, LogOut, ReceiptText, ShieldCheck, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import type { FlowActions } from './flow';
import type { ScreenName } from './screens';

type ScreenNavProps = {
  readonly screen: ScreenName;
  readonly actions: FlowActions;
  /** Somebody is being identified to be paid for: the way out leads back to those who are there. */
  readonly joins: boolean;
  readonly onHelp: () => void;
  readonly onPrivacy: () => void;
};

/** Where "back" leads; null where there is no way back that would be true. */
function backOf(screen: ScreenName, actions: FlowActions): (() => void) | null {
  switch (screen) {
    case 'second-factor':
    case 'password':
      return actions.toDocument;
    case 'my-payments':
      return actions.backFromMine;
    case 'registration-number':
    case 'phone-code':
      return actions.toProof;
    case 'repeat-password':
      return actions.chooseAgain;
    case 'correction':
      return actions.toPerson;
    case 'channel':
      return () => void actions.toFees();
    default:
      return null;
  }
}

const CAN_END: ReadonlySet<ScreenName> = new Set([
  'document',
  'second-factor',
  'password',
  'registration-number',
  'phone-code',
  'new-password',
  'repeat-password',
  'person',
  'correction',
  'fees',
  'nothing-payable',
  'my-payments',
  'channel',
  'closed',
]);

/** Where somebody is known and nothing is under way. */
const HAS_MINE: ReadonlySet<ScreenName> = new Set(['fees', 'nothing-payable', 'nothing-due', 'paid']);

export function ScreenNav({ screen, actions, joins, onHelp, onPrivacy }: ScreenNavProps) {
  const { t } = useTranslation();
  const back = backOf(screen, actions);
  return (
    <>
      {back !== null && (
        <Button look="quiet" icon={ArrowLeft} onPress={back}>
          {t('nav.back')}
        </Button>
      )}
      {HAS_MINE.has(screen) && (
        <Button look="quiet" icon={ReceiptText} onPress={() => void actions.toMyPayments()}>
          {t('mine.title')}
        </Button>
      )}
      {(screen === 'home' || screen === 'document') && (
        <Button look="quiet" icon={ShieldCheck} onPress={onPrivacy}>
          {t('nav.privacy')}
        </Button>
      )}
      <Button look="quiet" icon={CircleQuestionMark} onPress={onHelp}>
        {t('nav.help')}
      </Button>
      {joins && (
        <Button look="quiet" icon={UsersRound} onPress={() => void actions.giveUpAnother()}>
          {t('group.back')}
        </Button>
      )}
      {CAN_END.has(screen) && !joins && (
        <Button look="quiet" icon={LogOut} onPress={() => void actions.end('cancelled')}>
          {t('nav.end')}
        </Button>
      )}
    </>
  );
}
