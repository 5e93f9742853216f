import {
  CircleCheckBig,
  CircleHelp,
  CircleX,
  LoaderCircle,
  PlugZap,
  Smartphone,
  TimerOff,
  Undo2,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { formatYuan } from '../../../shared/money';
import type { PaymentView } from '../../../shared/payment-view';
import type { Tone } from '../../ui/Notice';
import { Both } from './Both';
import type { Message } from './display-state';
import styles from './MessageScene.module.css';

type Look = {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly lead: `${'opening' | 'charging' | 'reversed' | 'checking' | 'unknown' | 'misfit' | 'paid' | 'closed' | 'down'}Lead`;
};

const LOOKS: Readonly<Record<Message, Look>> = {
  opening: { icon: LoaderCircle, tone: 'info', lead: 'openingLead' },
  charging: { icon: Smartphone, tone: 'info', lead: 'chargingLead' },
  checking: { icon: LoaderCircle, tone: 'info', lead: 'checkingLead' },
  unknown: { icon: CircleHelp, tone: 'warn', lead: 'unknownLead' },
  misfit: { icon: UserRound, tone: 'warn', lead: 'misfitLead' },
  paid: { icon: CircleCheckBig, tone: 'good', lead: 'paidLead' },
  cancelled: { icon: CircleX, tone: 'info', lead: 'closedLead' },
  expired: { icon: TimerOff, tone: 'info', lead: 'closedLead' },
  refused: { icon: CircleX, tone: 'info', lead: 'closedLead' },
  reversed: { icon: Undo2, tone: 'info', lead: 'reversedLead' },
  down: { icon: PlugZap, tone: 'warn', lead: 'downLead' },
};

/** One fact about the payment, with the amount it is about. */
export function MessageScene(props: { readonly message: Message; readonly view: PaymentView | null }) {
  const { message, view } = props;
  const { icon: Icon, tone, lead } = LOOKS[message];
  return (
    <main className={styles.scene} data-tone={tone}>
      <Icon aria-hidden className={styles.picture} />
      <div role="status">
        <h1>
          <Both say={(t) => t(`display.${message}`)} />
        </h1>
      </div>
      {view !== null && <p className={styles.amount}>{formatYuan(view.order.total)}</p>}
      <p className={styles.lead}>
        <Both say={(t) => t(`display.${lead}`)} />
      </p>
    </main>
  );
}
