import type { Connection } from '../../api';
import type { Channel } from '../../../shared/channel';
import type { FeeList } from '../../../shared/fee-view';
import type { Health } from '../../../shared/health';
import type { Contract } from '../../../shared/ipc/contract';
import type { ErrorOf, SeamError } from '../../../shared/ipc/kit';
import type { OrderView, PaymentView } from '../../../shared/payment-view';
import type { PersonRow, PersonView } from '../../../shared/person-view';
import type { Receipt, ReceiptHead, Slip } from '../../../shared/receipt';

/** `answered`: the words the rows belong to, so that Enter knows whether to ask or to open; null before any answer. */
export type Search = {
  readonly query: string;
  readonly answered: string | null;
  readonly rows: readonly PersonRow[];
  readonly more: boolean;
  readonly active: number;
};

/** What to look for. `shown` stands in the field: a scanned document number only masked. */
export type Wanted = { readonly query: string; readonly shown: string; readonly scanned: boolean };

/** A payment as the core last told it; `seenAt` is when it did, by the page's own clock, and the countdown runs from there. */
export type SeenPayment = { readonly view: PaymentView; readonly seenAt: number };

/** The person at the counter. Everything in here goes when the visit ends. */
export type Serving = {
  readonly visit: string;
  readonly person: PersonView;
  /** Null until the exam office has answered. */
  readonly fees: FeeList | null;
  readonly chosen: readonly string[];
  /** A code of this channel is being asked for. */
  readonly starting: Channel | null;
  /** The payer's own code was scanned and the core has not answered yet. */
  readonly charging: boolean;
  readonly payment: SeenPayment | null;
  /** Merchant order numbers whose code was taken off the screen; it is not shown again, the truth about it is. */
  readonly givenUp: readonly string[];
  /** "Asked: I have paid" was answered with: not seen yet. */
  readonly askedInVain: boolean;
  /** Of the payment on screen, one per candidate; empty until the core has given them. */
  readonly receipts: readonly Receipt[];
};

/**
 * The receipts of an order, or of the person before whose money came while they were leaving (`meanwhile`). `toPrint`: what
 * the printer is given.
 */
export type ReceiptsDialog = {
  readonly kind: 'receipts';
  readonly heads: readonly ReceiptHead[];
  readonly opened: Receipt;
  readonly toPrint: readonly Receipt[];
  readonly meanwhile: boolean;
};

/** What stands in front of the screen and wants an answer. */
export type Dialog =
  | { readonly kind: 'help' | 'import' | 'recovery' | 'pay-list' }
  | { readonly kind: 'cancel-payment' | 'desk' }
  | { readonly kind: 'reset-password' | 'password-reset' }
  /** Waits for the payer's own code; only here is a scan taken for one. */
  | { readonly kind: 'payer-code' }
  /** Money is on its way and the operator wants the next person; `wanted` is looked for afterwards. */
  | { readonly kind: 'next-person'; readonly wanted: Wanted | null }
  | ReceiptsDialog
  | { readonly kind: 'slip'; readonly slip: Slip };

type CounterCommand =
  | 'findCandidates'
  | 'openCandidate'
  | 'addCandidate'
  | 'removePerson'
  | 'openPayList'
  | 'fees'
  | 'placeOrder'
  | 'startPayment'
  | 'startPayerCode'
  | 'askPayment'
  | 'leavePayment'
  | 'receipts'
  | 'printReceipts'
  | 'orderReceipts'
  | 'slip'
  | 'endVisit'
  | 'resetPassword';

export type Refusal = ErrorOf<Contract[CounterCommand]> | SeamError;

/** `no-visit` is not among them: it takes the person off the screen. */
export type ProblemKind =
  | Exclude<Refusal, { kind: 'no-visit' }>
  /** The core was started anew or the ref had expired; `order` is in doubt when it had a payment under way. */
  | { readonly kind: 'visit-lost'; readonly order: OrderView | null };

export type Place = 'find' | 'fees' | 'pay' | 'paper';

/** Said beside the work it stopped. */
export type Problem = { readonly where: Place; readonly what: ProblemKind };

export type CounterState = {
  readonly search: Search;
  /** Counts searches begun: the answer to an earlier one says nothing. */
  readonly searches: number;
  readonly serving: Serving | null;
  /** Whoever is found next joins those who are served. */
  readonly joining: boolean;
  /** The first one is shown, the others come after it. */
  readonly dialogs: readonly Dialog[];
  /** Questions under way; keys that would ask another one in the same place wait. */
  readonly busy: readonly { readonly where: Place }[];
  /** Visits being ended; it may take seconds until their money is certain. */
  readonly ending: number;
  readonly problem: Problem | null;
  readonly connection: Connection;
  readonly health: Health | null;
  /** Counts how often the keyboard was called to the find field, and to the list of orders. */
  readonly findCalls: number;
  readonly ordersCalls: number;
};

export const emptySearch: Search = { query: '', answered: null, rows: [], more: false, active: 0 };

export const startState: CounterState = {
  search: emptySearch,
  searches: 0,
  serving: null,
  joining: false,
  dialogs: [],
  busy: [],
  ending: 0,
  problem: null,
  connection: 'connecting',
  health: null,
  findCalls: 0,
  ordersCalls: 0,
};

export function isBusy({ busy }: Pick<CounterState, 'busy'>, where: Place): boolean {
  return busy.some((question) => question.where === where);
}
