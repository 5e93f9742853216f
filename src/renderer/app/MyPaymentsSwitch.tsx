import { MyLinePage } from '../features/my-payments/MyLinePage';
import { MyPaymentsPage } from '../features/my-payments/MyPaymentsPage';
import { MyReceiptPage } from '../features/my-payments/MyReceiptPage';
import { RefundConfirmPage } from '../features/my-payments/RefundConfirmPage';
import { RefundReasonPage } from '../features/my-payments/RefundReasonPage';
import { findLine } from './my-payments-stage';
import type { Screen } from './screens';
import type { ShownScreen } from './shown-screen';

type Mine = Extract<Screen, { screen: 'my-payments' }>;

const print = () => window.print();

/** 我的缴费, page by page. */
export function MyPaymentsSwitch({ shown, state, info, actions, frame, helpLine }: ShownScreen<Mine>) {
  const { mine, view } = shown.stage;
  const list = <MyPaymentsPage frame={frame} mine={mine} helpLine={helpLine} onLine={actions.showMyLine} />;
  if (view.show === 'list') return list;
  const line = findLine(mine, view.line);
  if (line === null) return list;
  switch (view.show) {
    case 'line':
      return (
        <MyLinePage
          frame={frame}
          line={line}
          justAsked={view.justAsked}
          screenWidthMm={info.screenWidthMm}
          helpLine={helpLine}
          asking={state.busy === 'receipts'}
          onReceipt={() => void actions.showMyReceipt(line)}
          onRefund={() => actions.beginRefund(line)}
        />
      );
    case 'receipt':
      return (
        <MyReceiptPage
          frame={frame}
          receipt={view.receipt}
          hasPrinter={state.health?.printer === 'ready'}
          printing={state.busy === 'printReceipts'}
          onPrint={() => void actions.printMyReceipt(print)}
          onBack={actions.backFromMine}
        />
      );
    case 'reason':
      return (
        <RefundReasonPage frame={frame} line={line} helpLine={helpLine} onChoose={actions.chooseReason} />
      );
    case 'confirm':
      return (
        <RefundConfirmPage
          frame={frame}
          line={line}
          reason={view.reason}
          decidedBy={mine.refundsDecidedBy}
          asking={state.busy === 'askMyRefund'}
          onAsk={() => void actions.askMyRefund()}
          onBack={() => actions.showMyLine(line)}
        />
      );
  }
}
