import { useStore } from 'zustand';
import type { Channel } from '../../../shared/channel';
import type { Counter } from './counter';
import { isBusy } from './counter-state';
import type { Keys } from './deeds';
import { DeskDialog } from './desk/DeskDialog';
import { PayListDialog } from './group/PayListDialog';
import { HelpDialog } from './HelpDialog';
import { ImportDialog } from './import/ImportDialog';
import { CancelPaymentDialog, NextPersonDialog } from './LeaveDialogs';
import { ReceiptsDialog } from './ReceiptsDialog';
import { SlipDialog } from './SlipDialog';
import { PayerCodeDialog } from './PayerCodeDialog';
import { RecoveryDialog } from './RecoveryDialog';
import { PasswordResetDialog, ResetPasswordDialog } from './ResetPasswordDialog';

type DialogsProps = {
  readonly counter: Counter;
  readonly keys: Keys;
  readonly channels: readonly Channel[];
  readonly helpLine: string;
};

/** One at a time; what has to be handed over waits its turn. */
export function Dialogs({ counter, keys, channels, helpLine }: DialogsProps) {
  const [front] = useStore(counter.store, ({ dialogs }) => dialogs);
  const serving = useStore(counter.store, (state) => state.serving);
  const printing = useStore(counter.store, (state) => isBusy(state, 'paper'));
  const { actions } = counter;
  const close = actions.closeDialog;
  switch (front?.kind) {
    case undefined:
      return null;
    case 'help':
      return <HelpDialog keys={keys} channels={channels} helpLine={helpLine} onClose={close} />;
    case 'import':
      return <ImportDialog roster={counter.roster} onClose={close} />;
    case 'pay-list':
      return (
        <PayListDialog
          payList={counter.payList}
          onOpen={() => void actions.openList(counter.payList.forget)}
          onClose={() => {
            counter.payList.forget();
            close();
          }}
        />
      );
    case 'recovery':
      return <RecoveryDialog recovery={counter.recovery} onClose={close} />;
    case 'desk': {
      const leave = () => {
        counter.desk.forget();
        close();
      };
      return (
        <DeskDialog
          desk={counter.desk}
          onReceipts={(number) => {
            leave();
            void actions.showReceipts(number);
          }}
          onSlip={(number) => {
            leave();
            void actions.showSlip(number);
          }}
          onClose={leave}
        />
      );
    }
    case 'cancel-payment':
      return (
        <CancelPaymentDialog
          onStay={close}
          onCancel={() => {
            close();
            void actions.cancel();
          }}
        />
      );
    case 'reset-password':
      return (
        <ResetPasswordDialog
          name={serving?.person.name ?? ''}
          onReset={(because) => void actions.resetPassword(because)}
          onClose={close}
        />
      );
    case 'password-reset':
      return <PasswordResetDialog onClose={close} />;
    case 'payer-code':
      return <PayerCodeDialog onScan={(text) => void actions.charge(text)} onClose={close} />;
    case 'next-person':
      return <NextPersonDialog serving={serving} onStay={close} onGo={actions.endAndGoOn} />;
    case 'receipts':
      return (
        <ReceiptsDialog
          dialog={front}
          busy={printing}
          keyHint={keys.keyOf('print')}
          onPrint={() => void actions.printFront()}
          onPrintAll={() => void actions.printAll()}
          onTurn={(receiptNumber) => void actions.turnTo(receiptNumber)}
          onOrder={() => {
            close();
            actions.openDesk(front.opened.orderNumber);
          }}
          onClose={close}
        />
      );
    case 'slip':
      return (
        <SlipDialog
          slip={front.slip}
          keyHint={keys.keyOf('print')}
          onPrint={() => void actions.printFront()}
          onClose={close}
        />
      );
  }
}
