import { z } from 'zod';
import type { Database } from '../database';
import type { CheckpointResult } from '../types';

/** 1 MiB: copied back in a few milliseconds. */
const CHECKPOINT_PAGES = 256;
/** 8 MiB that cannot be copied back for now, because somebody still reads what was before. */
const LONG_PAGES = 2048;

const FULL = 2;

const logSchema = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

/**
 * For long work that is worth nothing until its last step: its transactions are not synced one by one. The order in the
 * log stays, so the first commit that is synced, a payment's or that last step, takes along whatever came before it; a
 * power cut before that loses the newest of them, whole.
 */
export function withoutSync<T>(db: Database, work: () => T): T {
  if (db.inTransaction || db.pragma('synchronous', { simple: true }) !== FULL) return work();
  db.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    db.pragma('synchronous = FULL');
  }
}

/**
 * For long work in many transactions: copies the log back into the file in small turns, before a payment's commit meets
 * a long one. To be called between transactions.
 */
export function makeCheckpoint(db: Database): () => CheckpointResult {
  const pending = (mode: 'NOOP' | 'PASSIVE'): number => {
    const [{ log, checkpointed }] = logSchema.parse(db.pragma(`wal_checkpoint(${mode})`));
    return log - checkpointed;
  };
  return () => {
    if (db.inTransaction || pending('NOOP') < CHECKPOINT_PAGES) return 'idle';
    return pending('PASSIVE') > LONG_PAGES ? 'blocked' : 'copied';
  };
}
