import type { Vault } from '../../../src/main/store/keys/vault';
import type { Store } from '../../../src/main/store/types';
import { openWithoutSync } from './bench-store';

const AT_ONCE = 5_000;

/** Fills a closed data folder through the store itself; only the disk is not waited for. */
export function fillInChunks(
  dir: string,
  vault: Vault,
  count: number,
  chunk: (store: Store, from: number, to: number) => void,
): void {
  const { db, store, close } = openWithoutSync(dir, vault);
  db.pragma('cache_size = -1048576');
  db.pragma('wal_autocheckpoint = 100000');
  for (let from = 0; from < count; from += AT_ONCE) chunk(store, from, Math.min(count, from + AT_ONCE));
  close();
}
