import { realClock } from '../../../src/main/real-ports';
import { realIds } from '../../../src/main/real-ports/ids';
import type { MoneyParts } from '../../../src/main/services/money-parts';
import { makeRefusalNotes } from '../../../src/main/services/refusal-notes';
import type { OpenedStore } from '../../../src/main/store/open-store';
import { instantGateway } from '../core/instant-gateway';
import { loudLog } from '../store/bench-store';

/** What the scheduler works with: a real store, and a gateway that answers at once. */
export function moneyParts({ store, intentLog }: OpenedStore): MoneyParts {
  const gateway = instantGateway();
  return {
    store,
    intentLog,
    clock: realClock,
    ids: realIds,
    log: loudLog,
    awaitsBills: false,
    refusals: makeRefusalNotes(),
    tellsOffice: false,
    gateways: new Map([[gateway.channel, gateway]]),
    settings: {
      deviceNumber: 'D01',
      merchantName: '考试机构',
      hiddenTails: { document: false, phone: false },
      qrLifeMs: 300_000,
      payerCodeWaitMs: 30_000,
      afterChangeWithoutProof: 'go-on',
      whenOfficeDown: 'take-money',
      refundApproval: { duplicate: 'system', misfit: 'system', personAboveFen: null },
    },
  };
}
