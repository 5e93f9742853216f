import type { AppInfo } from '../../shared/app-info';
import type { Result } from '../../shared/result';
import type { Health } from '../../shared/health';
import type { LinePlace } from '../store/after-paying-types';
import type { CandidateRefs } from './candidate-refs';
import type { CardReadings } from './card-readings';
import type { EndVisitParts } from './end-visit';
import type { ImportDesk } from './import-roster/import-desk';
import type { PayDesk } from './pay-desk';
import type { PayLists } from './pay-lists';
import type { PhoneCodeDesk } from './phone-code-desk';
import type { OrderParts } from './place-order';
import type { ProveParts } from './prove-identity';
import type { Visits } from './visits';
import type { Letterhead } from './write-receipt';

/** Everything the commands of the contract reach; made in compose.ts. */
export type CoreServices = {
  readonly money: OrderParts & EndVisitParts;
  readonly identity: ProveParts;
  readonly phoneCodes: PhoneCodeDesk;
  readonly cardReadings: CardReadings;
  readonly visits: Visits;
  readonly payLists: PayLists;
  /** The text of a list's file. */
  readonly readListFile: (bytes: Uint8Array) => Result<string, 'binary' | 'encoding'>;
  readonly payDesk: PayDesk;
  readonly candidateRefs: CandidateRefs;
  readonly letterhead: Letterhead;
  readonly appInfo: (callerId: string) => AppInfo;
  readonly health: () => Health;
  readonly imports: ImportDesk;
  readonly recoveryKey: () => string | null;
  readonly recoveryKeyKept: () => void;
  readonly ordersChanged: () => void;
  /** Something is owed to the exam office now. */
  readonly wakeOffice: () => void;
  readonly healthChanged: () => void;
  /** A refund was decided and may go out now. */
  readonly wakeRefunds: () => void;
  readonly afterPaying: {
    /** A candidate's request may be told to the exam office now. */
    readonly wake: () => void;
    /** Somebody looks at these lines: their e-bills are asked about now. */
    readonly lookAtBills: (lines: readonly LinePlace[]) => void;
  };
  /** The customer display beside the counter shows nothing of the last person any more. */
  readonly clearDisplay: () => void;
};
