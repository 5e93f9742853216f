import {
  BadgeCheck,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  Hourglass,
  QrCode,
  type LucideIcon,
} from 'lucide-react';
import type { FeeState } from '../../shared/exam';
import type { Tone } from '../ui/Notice';

export const FEE_LOOKS: Readonly<
  Record<FeeState, { readonly icon: LucideIcon; readonly tone: Tone | 'plain' }>
> = {
  payable: { icon: CircleDashed, tone: 'plain' },
  paid: { icon: CircleCheck, tone: 'good' },
  waived: { icon: BadgeCheck, tone: 'good' },
  'in-payment': { icon: QrCode, tone: 'warn' },
  'under-review': { icon: Hourglass, tone: 'warn' },
  'review-rejected': { icon: CircleX, tone: 'stop' },
  'not-yet-open': { icon: Clock, tone: 'plain' },
  'closing-now': { icon: CircleAlert, tone: 'warn' },
  'window-closed': { icon: CircleX, tone: 'plain' },
};
