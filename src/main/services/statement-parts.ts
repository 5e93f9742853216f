import type { Timers } from '../ports';
import type { MoneyParts } from './money-parts';
import type { SliceWork } from './slice-work';
import type { PaymentWatch } from './watch-payments';

/** What fetching and matching statements works with. */
export type StatementParts = MoneyParts & {
  readonly timers: Timers;
  readonly watch: Pick<PaymentWatch, 'askNow' | 'wasAnswered' | 'rest'>;
  /** A refund was put back and is to be asked about. */
  readonly wakeRefunds: () => void;
  readonly slices: SliceWork;
  /** The store is closed, or soon will be. */
  readonly isStopped: () => boolean;
};
