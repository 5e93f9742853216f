import type { Channel } from '../../shared/channel';
import type { RefundReason } from '../../shared/refund';
import type { Clock, Ids, IntentLog, Log, PaymentGateway } from '../ports';
import type { Store } from '../store/types';
import type { RefusalNotes } from './refusal-notes';

/** Ends of numbers that serve as a factor here: no mask shows them (product.md "Conventions"). */
export type HiddenTails = { readonly document: boolean; readonly phone: boolean };

/** What configuration decides about money. */
export type MoneySettings = {
  readonly deviceNumber: string;
  readonly merchantName: string;
  readonly hiddenTails: HiddenTails;
  /** Configured life of a QR, ms (rule 14). */
  readonly qrLifeMs: number;
  /** How long the payer of an own code has for the password before it is reversed, ms (rule 3). */
  readonly payerCodeWaitMs: number;
  /** Rule 7: an earlier payment of a channel without instant proof. */
  readonly afterChangeWithoutProof: 'go-on' | 'wait';
  /** The exam office does not answer: is money taken for an order that it could not reserve? (rule 6, decision 9) */
  readonly whenOfficeDown: 'take-money' | 'refuse';
  /** Rule 5: who must approve a refund that a rule opened. */
  readonly refundApproval: {
    readonly duplicate: 'system' | 'person';
    readonly misfit: 'system' | 'person';
    readonly personAboveFen: number | null;
  };
};

/** What every service that touches money works with. */
export type MoneyParts = {
  readonly store: Store;
  readonly intentLog: IntentLog;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly gateways: ReadonlyMap<Channel, PaymentGateway>;
  readonly settings: MoneySettings;
  readonly refusals: RefusalNotes;
  /** The exam office issues fiscal e-bills that can be asked for: a paid line waits for its own. */
  readonly awaitsBills: boolean;
  /** false: the exam office hears nothing (an imported roster), so nothing is owed to it (rule 12). */
  readonly tellsOffice: boolean;
};

export type RuleRefundReason = Exclude<RefundReason, 'asked' | 'reversal'>;
