import { ChannelPage } from '../features/payment/ChannelPage';
import { FeesPage } from '../features/fees/FeesPage';
import { HomePage } from '../features/home/HomePage';
import { NothingDuePage } from '../features/fees/NothingDuePage';
import { WaitPage } from '../features/visit/WaitPage';
import { EndedPage } from '../features/visit/EndedPage';
import { IdentifySwitch } from './IdentifySwitch';
import { MyPaymentsSwitch } from './MyPaymentsSwitch';
import { PaymentSwitch } from './PaymentSwitch';
import type { ShownScreen } from './shown-screen';

/** The screen of the state; each page knows only what it shows and what can be touched on it. */
export function ScreenSwitch(props: ShownScreen) {
  const { shown, state, info, actions, frame, helpLine } = props;
  const home = () => void actions.end('finished');
  switch (shown.screen) {
    case 'disconnected':
    case 'ending':
      return <WaitPage frame={frame} why={shown.screen} paymentOpen={shown.paymentOpen} />;
    case 'home':
      return (
        <HomePage
          frame={frame}
          info={info}
          health={state.health}
          onStart={actions.begin}
          onSample={actions.chooseSample}
        />
      );
    case 'document':
    case 'second-factor':
    case 'password':
    case 'registration-number':
    case 'phone-code':
    case 'new-password':
    case 'repeat-password':
    case 'locked':
    case 'person':
    case 'correction':
    case 'office-asked':
      return <IdentifySwitch {...props} shown={shown} />;
    case 'nothing-due':
      return (
        <NothingDuePage
          frame={frame}
          fees={shown.stage.fees}
          onAnother={() => void actions.beginAnother()}
          onEnd={home}
        />
      );
    case 'fees':
    case 'nothing-payable':
      return (
        <FeesPage
          frame={frame}
          fees={shown.stage.fees}
          chosen={shown.stage.chosen}
          asking={state.busy === 'placeOrder'}
          onChoose={actions.choose}
          onContinue={(orderNumber) => void actions.continueOrder(orderNumber)}
          onPay={() => void actions.placeOrder()}
          onAnother={() => void actions.beginAnother()}
          onRemove={(ref) => void actions.removePerson(ref)}
        />
      );
    case 'channel':
      return (
        <ChannelPage
          frame={frame}
          order={shown.stage.order}
          channels={info.channels}
          earlierCodeAlive={shown.stage.earlierCodeAlive}
          onChoose={(channel) => void actions.startPayment(channel)}
          onNoPhone={props.onHelp}
        />
      );
    case 'my-payments':
      return <MyPaymentsSwitch {...props} shown={shown} />;
    case 'blocked':
      return (
        <EndedPage
          frame={frame}
          why={{ kind: 'blocked', blocks: shown.stage.blocks }}
          helpLine={helpLine}
          onHome={home}
        />
      );
    case 'visit-lost':
      return (
        <EndedPage
          frame={frame}
          why={{ kind: 'lost', order: shown.stage.order }}
          helpLine={helpLine}
          onHome={home}
        />
      );
    case 'opening':
    case 'code':
    case 'checking':
    case 'unknown':
    case 'leaving':
    case 'misfit':
    case 'closed':
    case 'paid':
    case 'slip':
    case 'paid-meanwhile':
      return <PaymentSwitch {...props} shown={shown} />;
  }
}
