import { ClosedPage } from '../features/payment/ClosedPage';
import { CodePage } from '../features/payment/CodePage';
import { OpeningPage } from '../features/payment/OpeningPage';
import { StandingPage } from '../features/payment/StandingPage';
import { PaidMeanwhilePage } from '../features/receipt/PaidMeanwhilePage';
import { PaidPage } from '../features/receipt/PaidPage';
import { SlipPage } from '../features/receipt/SlipPage';
import type { PaymentScreen } from './screens';
import type { ShownScreen } from './shown-screen';

const print = () => window.print();

/** From the asked code on: the truth about the money, as the core last told it. */
export function PaymentSwitch(props: ShownScreen<PaymentScreen>) {
  const { shown, state, info, actions, frame, helpLine } = props;
  const finish = () => void actions.end('finished');
  const hasPrinter = state.health?.printer === 'ready';
  switch (shown.screen) {
    case 'opening':
      return <OpeningPage frame={frame} />;
    case 'code':
      return (
        <CodePage
          frame={frame}
          view={shown.stage.view}
          seenAt={shown.stage.seenAt}
          screenWidthMm={info.screenWidthMm}
          asking={state.busy === 'askPayment'}
          leaving={state.busy === 'leavePayment'}
          askedInVain={state.askedInVain}
          severalChannels={info.channels.length > 1}
          onPaid={() => void actions.askNow()}
          onOtherChannel={() => void actions.changeChannel()}
          onCancel={() => void actions.cancel()}
        />
      );
    case 'checking':
    case 'unknown':
    case 'leaving':
    case 'misfit':
      return (
        <StandingPage
          frame={frame}
          standing={shown.screen}
          view={shown.stage.view}
          asking={state.busy === 'askPayment'}
          askedInVain={state.askedInVain}
          helpLine={helpLine}
          onAsk={() => void actions.askNow()}
          onOtherChannel={actions.otherChannel}
          onEnd={finish}
        />
      );
    case 'closed':
      return (
        <ClosedPage
          frame={frame}
          view={shown.stage.view}
          asking={state.busy === 'fees'}
          onAgain={actions.payAgain}
          onFees={() => void actions.toFees()}
        />
      );
    case 'paid':
      return (
        <PaidPage
          frame={frame}
          view={shown.stage.view}
          receipts={shown.stage.receipts}
          toPrint={shown.stage.toPrint}
          hasPrinter={hasPrinter}
          printing={state.busy === 'printReceipts'}
          onPrint={(receiptNumbers) => void actions.printReceipts(receiptNumbers, print)}
          onNextPart={() => void actions.payNextPart()}
          onFinish={finish}
        />
      );
    case 'slip':
      return (
        <SlipPage
          frame={frame}
          slip={shown.stage.slip}
          hasPrinter={hasPrinter}
          onPrint={print}
          onFinish={finish}
        />
      );
    case 'paid-meanwhile':
      return (
        <PaidMeanwhilePage frame={frame} receiptNumbers={shown.stage.receiptNumbers} onFinish={finish} />
      );
  }
}
