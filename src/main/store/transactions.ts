import type { Database } from './database';
import { refusalCode } from './sqlite-trouble';

/** The disk does not take it: full, read-only, broken. Nothing of the transaction was kept. */
export class StoreNotWritable extends Error {
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super(`the store cannot be written: ${code}`, { cause });
    this.name = 'StoreNotWritable';
    this.code = code;
  }
}

export type TransactionWitness = {
  readonly beforeCommit: () => void;
  readonly afterCommit: () => void;
  readonly afterRollback: () => void;
};

export type Transactions = {
  /** Nested calls join the outer one; when a nested one fails, the whole is undone even if the failure is caught. */
  readonly run: <T>(work: () => T) => T;
  readonly witness: (witness: TransactionWitness) => void;
  /** false after a refused write, until a write succeeds again; asking tries one. */
  readonly writable: () => boolean;
};

export function makeTransactions(db: Database): Transactions {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const probe = db.prepare("UPDATE meta SET value = value || '' WHERE name = 'write-probe'");
  const witnesses: TransactionWitness[] = [];
  let depth = 0;
  let failedInside: unknown[] = [];
  let refused: string | null = null;

  function undo(error: unknown): unknown {
    // SQLite undoes by itself what met a full disk.
    if (db.inTransaction) rollback.run();
    for (const witness of witnesses) witness.afterRollback();
    const code = refusalCode(error);
    if (code === null || error instanceof StoreNotWritable) return error;
    refused = code;
    return new StoreNotWritable(code, error);
  }

  function joined<T>(work: () => T): T {
    depth += 1;
    try {
      return work();
    } catch (error) {
      failedInside.push(error);
      throw error;
    } finally {
      depth -= 1;
    }
  }

  function outermost<T>(work: () => T): T {
    failedInside = [];
    try {
      begin.run();
      const result = joined(work);
      if (result instanceof Promise) throw new TypeError('a transaction is never held across an await');
      if (failedInside.length > 0) {
        throw new Error('a part of the transaction failed', { cause: failedInside[0] });
      }
      for (const witness of witnesses) witness.beforeCommit();
      commit.run();
      refused = null;
      for (const witness of witnesses) witness.afterCommit();
      return result;
    } catch (error) {
      throw undo(error);
    }
  }

  const run = <T>(work: () => T): T => (depth > 0 ? joined(work) : outermost(work));
  return {
    run,
    witness: (witness) => {
      witnesses.push(witness);
    },
    writable: () => {
      if (refused === null) return true;
      try {
        run(() => probe.run());
        return true;
      } catch (error) {
        if (error instanceof StoreNotWritable) return false;
        throw error;
      }
    },
  };
}
