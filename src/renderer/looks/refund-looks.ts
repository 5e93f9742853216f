import { CircleCheck, CircleX, Hourglass, Undo2, UserRound, type LucideIcon } from 'lucide-react';
import type { RefundStanding } from '../../shared/my-payments';
import type { Tone } from '../ui/Notice';

export const REFUND_LOOKS: Readonly<
  Record<RefundStanding['standing'], { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  asked: { icon: Hourglass, tone: 'info' },
  'going-back': { icon: Undo2, tone: 'info' },
  'needs-person': { icon: UserRound, tone: 'warn' },
  done: { icon: CircleCheck, tone: 'good' },
  declined: { icon: CircleX, tone: 'warn' },
  refused: { icon: CircleX, tone: 'warn' },
};
