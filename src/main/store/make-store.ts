import type { Database } from './database';
import type { OpenJournal } from './journal/journal';
import type { Vault } from './keys/vault';
import { attemptTable } from './tables/attempts';
import { claimTable } from './tables/claims';
import { eBillTable } from './tables/e-bills';
import { factTable } from './tables/facts';
import { orderTable } from './tables/orders';
import { outboxTable } from './tables/outbox';
import { passwordTable } from './tables/passwords';
import { paymentTable } from './tables/payments';
import { receiptTable } from './tables/receipts';
import { refundRequestTable } from './tables/refund-requests';
import { refundTable } from './tables/refunds';
import { reservationTable } from './tables/reservations';
import { dropKeptLine, rosterTable } from './tables/roster';
import { mappingTable } from './tables/roster-mappings';
import { findingTable } from './tables/statement-findings';
import { statementTable } from './tables/statements';
import type { Transactions } from './transactions';
import type { Store } from './types';

/** The tables over one migrated database; every statement is prepared here, once. */
export function makeStore(
  db: Database,
  vault: Vault,
  transactions: Transactions,
  journal: OpenJournal,
): Store {
  return {
    transaction: transactions.run,
    roster: rosterTable(db, vault, transactions),
    mappings: mappingTable(db, transactions),
    orders: orderTable(db, transactions),
    claims: claimTable(db, transactions, dropKeptLine(db)),
    payments: paymentTable(db, transactions),
    refunds: refundTable(db, transactions),
    refundRequests: refundRequestTable(db, transactions),
    eBills: eBillTable(db, transactions),
    receipts: receiptTable(db, transactions),
    outbox: outboxTable(db, transactions),
    reservations: reservationTable(db, transactions),
    statements: statementTable(db, transactions),
    findings: findingTable(db, transactions),
    attempts: attemptTable(db, vault, transactions),
    passwords: passwordTable(db, vault, transactions),
    facts: factTable(db, transactions),
    journal,
  };
}
