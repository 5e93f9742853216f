import type { Connection } from '../api';
import type { Sample } from '../../shared/app-info';
import type { Channel } from '../../shared/channel';
import type { FeeList } from '../../shared/fee-view';
import type { Health, PaymentBlock } from '../../shared/health';
import type { Contract } from '../../shared/ipc/contract';
import type { ErrorOf, InputOf, SeamError } from '../../shared/ipc/kit';
import type { OrderView, PaymentView } from '../../shared/payment-view';
import type { PersonView } from '../../shared/person-view';
import type { MyPaymentsStage } from './my-payments-stage';
import type { Receipt, Slip } from '../../shared/receipt';
import type { OfficeRequest, WrongData } from '../../shared/sign-in';

/** What was typed or read so far. */
export type Entry = {
  readonly documentNumber: string;
  /** Second factor, password or code of the phone, whichever is asked. */
  readonly secret: string;
  readonly registrationNumber: string;
  readonly reader: 'typed' | 'wedge';
  readonly sample: Sample | null;
};

/** A payment on screen. `view` is null until the core has answered; `seenAt` is when it did, by the page's own clock. */
export type PaymentStage = {
  readonly at: 'payment';
  readonly order: OrderView;
  readonly channel: Channel;
  readonly view: PaymentView | null;
  readonly seenAt: number;
  /** The person said "do not pay": the code is never shown again, the truth about it still is. */
  readonly left: boolean;
};

type FeesStage = { readonly at: 'fees'; readonly fees: FeeList; readonly chosen: readonly string[] };

/** `receipts`: null until the core has given them · `toPrint`: the numbers of those the printer is given. */
type PaidStage = {
  readonly at: 'paid';
  readonly view: PaymentView;
  readonly receipts: readonly Receipt[] | null;
  readonly toPrint: readonly string[];
};

/** Something is typed beside the document. */
export type ProofStage = {
  readonly at: 'second-factor' | 'password' | 'registration-number';
  readonly entry: Entry;
};

/** `nextAt`: from when on another code may be sent, by the page's own clock; null before the first. */
type PhoneCodeStage = {
  readonly at: 'phone-code';
  readonly entry: Entry;
  readonly nextAt: number | null;
};

/** The first password was right. `first`: what was chosen and is now typed again; null while it is being chosen. */
type NewPasswordStage = {
  readonly at: 'new-password';
  readonly ticket: string;
  readonly documentNumber: string;
  readonly password: string;
  readonly first: string | null;
};

/** What the exam office or the counter will do; `person`: the visit goes on with it. */
type OfficeAskedStage = {
  readonly at: 'office-asked';
  readonly about: 'forgotten' | 'correction';
  readonly answer: OfficeRequest;
  readonly person: PersonView | null;
};

/**
 * Where the person stands.
 *
 * ```
 * home ─▶ document ─▶ second-factor ─▶ person ─▶ fees ─▶ channel ─▶ payment ─▶ paid
 *                          │             ▲    │   ▲          ▲          │
 *                          └▶ locked     │    │   ├──────────┴──────────┘            │
 *                                        │    │   └───────────▶ my-payments ◀─────────┘
 *                                        │    └▶ correction ─▶ office-asked
 * document ─▶ password ─▶ (registration-number) ─▶ (new-password)
 *                  └▶ office-asked (forgotten)
 * second-factor or password ─▶ phone-code ─▶ person
 * fees ─▶ document: another person is identified and joins (`joinsTo`); back to fees with or without them
 * leaving from anywhere: slip (money in doubt) · paid-meanwhile · or a new page
 * ```
 */
export type Stage =
  | { readonly at: 'home' }
  | { readonly at: 'document'; readonly entry: Entry }
  | ProofStage
  | PhoneCodeStage
  | NewPasswordStage
  | { readonly at: 'correction'; readonly person: PersonView; readonly wrong: readonly WrongData[] }
  | OfficeAskedStage
  | { readonly at: 'locked'; readonly until: number }
  | { readonly at: 'person'; readonly person: PersonView }
  | FeesStage
  | { readonly at: 'channel'; readonly order: OrderView; readonly earlierCodeAlive: boolean }
  | PaymentStage
  | PaidStage
  | MyPaymentsStage
  | { readonly at: 'slip'; readonly slip: Slip }
  | { readonly at: 'paid-meanwhile'; readonly receiptNumbers: readonly string[] }
  | { readonly at: 'blocked'; readonly blocks: readonly PaymentBlock[] }
  | { readonly at: 'visit-lost'; readonly order: OrderView | null };

export type VisitEnd = InputOf<Contract['endVisit']>['because'];

export type FlowCommand =
  | 'signIn'
  | 'signInByCard'
  | 'changePassword'
  | 'sendPhoneCode'
  | 'forgotPassword'
  | 'requestCorrection'
  | 'confirmPerson'
  | 'fees'
  | 'beginAnother'
  | 'giveUpAnother'
  | 'removePerson'
  | 'placeOrder'
  | 'startPayment'
  | 'askPayment'
  | 'leavePayment'
  | 'receipts'
  | 'printReceipts'
  | 'myPayments'
  | 'askMyRefund'
  | 'endVisit';

/** What `askMyRefund` answers becomes a sentence of its own. */
export type Refusal = ErrorOf<Contract[Exclude<FlowCommand, 'askMyRefund'>]> | SeamError;

/** These change the screen; every other refusal is a sentence on it. */
type ScreenRefusal = 'no-visit' | 'locked' | 'blocked';

export type Problem =
  | Exclude<Refusal, { kind: ScreenRefusal }>
  | { readonly kind: 'nothing-scanned' | 'passwords-differ' | 'refund-under-way' | 'refund-not-possible' };

export type FlowState = {
  readonly stage: Stage;
  /** Null while nobody was identified; news of another visit is never shown. */
  readonly visit: string | null;
  /** Somebody else is being identified, to be paid for by whoever stands here; what was chosen before. */
  readonly joinsTo: FeesStage | null;
  /** The visit is being ended: nothing of the person is on screen any more. */
  readonly ending: boolean;
  /** Somebody left while the core was away: the visit ends as soon as it is back. */
  readonly endWhenBack: VisitEnd | null;
  /** The question under way; other touches wait. */
  readonly busy: FlowCommand | null;
  /** Payments of this visit that were left: their news is only of interest when money moved or they are proven dead. */
  readonly givenUp: readonly string[];
  /** "I have paid" was asked and the answer was: not seen yet. */
  readonly askedInVain: boolean;
  readonly problem: Problem | null;
  readonly connection: Connection;
  readonly health: Health | null;
};

export const emptyEntry: Entry = {
  documentNumber: '',
  secret: '',
  registrationNumber: '',
  reader: 'typed',
  sample: null,
};

export const startState: FlowState = {
  stage: { at: 'home' },
  visit: null,
  joinsTo: null,
  ending: false,
  endWhenBack: null,
  busy: null,
  givenUp: [],
  askedInVain: false,
  problem: null,
  connection: 'connecting',
  health: null,
};
