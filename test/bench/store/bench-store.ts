import { realClock, makeRealTimers } from '../../../src/main/real-ports';
import type { Log } from '../../../src/main/ports';
import { connect, type Database } from '../../../src/main/store/database';
import { openJournal } from '../../../src/main/store/journal/journal';
import type { Vault } from '../../../src/main/store/keys/vault';
import { makeStore } from '../../../src/main/store/make-store';
import { openStore, type OpenedStore } from '../../../src/main/store/open-store';
import { storeFiles } from '../../../src/main/store/store-files';
import { makeTransactions } from '../../../src/main/store/transactions';
import type { Store } from '../../../src/main/store/types';

/** What goes wrong in a measurement ends it. */
export const loudLog: Log = {
  info: () => undefined,
  warn: (what, facts) => console.error(what, facts),
  error: (what, facts, thrown) => console.error(what, facts, thrown),
};

const FILE = 'kiosk.db';

/** As the application opens it for real data. */
export async function openReal(dir: string): Promise<OpenedStore> {
  const opened = await openStore({
    dir,
    fileName: FILE,
    clock: realClock,
    timers: makeRealTimers(loudLog),
    log: loudLog,
    keyWrap: null,
    holder: 'npm run bench',
  });
  if (!opened.ok) throw new Error(`the store does not open: ${opened.error.kind}`);
  return opened.value;
}

export type BareStore = { readonly db: Database; readonly store: Store; readonly close: () => void };

/** The store over a closed data folder whose commits do not wait for the disk: to fill it, and to see what is not the disk. */
export function openWithoutSync(dir: string, vault: Vault): BareStore {
  const db = connect(storeFiles(dir, FILE).database);
  db.pragma('synchronous = OFF');
  const transactions = makeTransactions(db);
  const store = makeStore(db, vault, transactions, openJournal(db, vault, transactions));
  return { db, store, close: () => db.close() };
}
