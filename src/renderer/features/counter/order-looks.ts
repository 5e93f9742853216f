import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  LoaderCircle,
  OctagonAlert,
  QrCode,
  type LucideIcon,
} from 'lucide-react';
import type { OrderRow } from '../../../shared/order-row';
import type { Tone } from '../../ui/Notice';

export type OrderWord =
  'paid' | 'waiting' | 'opening' | 'checking' | 'unknown' | 'misfit' | 'closed' | 'open';

/** What has become of an order, in one word. Money comes before everything else that is known of it. */
export function orderWord({ state, payment }: Pick<OrderRow, 'state' | 'payment'>): OrderWord {
  if (payment === 'misfit' || payment === 'unknown') return payment;
  if (state === 'paid' || payment === 'paid') return 'paid';
  if (payment === null) return state === 'closed' ? 'closed' : 'open';
  return payment;
}

export const ORDER_LOOKS: Readonly<
  Record<OrderWord, { readonly icon: LucideIcon; readonly tone: Tone | 'plain' }>
> = {
  paid: { icon: CircleCheck, tone: 'good' },
  waiting: { icon: QrCode, tone: 'info' },
  opening: { icon: LoaderCircle, tone: 'info' },
  checking: { icon: LoaderCircle, tone: 'info' },
  unknown: { icon: CircleHelp, tone: 'warn' },
  misfit: { icon: OctagonAlert, tone: 'stop' },
  closed: { icon: CircleX, tone: 'plain' },
  open: { icon: CircleDashed, tone: 'plain' },
};
