import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import type { Transactions } from '../transactions';
import type { RosterStage } from '../types';
import { carryPages } from './roster-carry';
import { compareStaged } from './roster-compare';
import { stageLines } from './roster-lines';
import { createStagedLookUps, dropStagedLookUps, layLookUps, LOOK_UPS, stagedName } from './roster-look-ups';
import { makeCheckpoint, withoutSync } from './roster-pace';
import { switchRoster } from './roster-switch';

/** Entries per step when the roster is switched in before they were laid down slice by slice. */
const ALL_AT_ONCE = 100_000;

/** A new generation, filled beside the current one in short transactions and then switched in. */
export function stageRoster(db: Database, vault: Vault, transactions: Transactions): RosterStage {
  const begin = db.prepare("INSERT INTO roster_generations (state) VALUES ('staging')");
  const giveUp = db.prepare(
    "UPDATE roster_generations SET state = 'former' WHERE generation = ? AND state = 'staging'",
  );
  const generation = transactions.run(() => {
    const begun = Number(begin.run().lastInsertRowid);
    createStagedLookUps(db, begun);
    return begun;
  });
  const lines = stageLines(db, vault, generation);
  const carry = carryPages(db, vault, lines);
  const find = db
    .prepare(`SELECT 1 FROM ${stagedName(LOOK_UPS.feeItem, generation)} WHERE fee_item_id = ?`)
    .pluck();
  const lay = layLookUps(db, generation);
  let step: 'adding' | 'indexing' | 'over' = 'adding';

  /** Whatever fails ends the stage: part of it may be missing. */
  function during<T>(allowed: readonly (typeof step)[], next: typeof step, work: () => T): T {
    if (!allowed.includes(step)) throw new Error(`roster generation ${generation} is no longer being staged`);
    step = 'over';
    const done = work();
    step = next;
    return done;
  }

  return {
    generation,
    add: (added) =>
      during(['adding'], 'adding', () =>
        withoutSync(db, () => transactions.run(() => added.forEach(lines.add))),
      ),
    has: (feeItemId) => find.get(feeItemId) !== undefined,
    carryOver: (after, limit, isExcepted) =>
      during(['adding'], 'adding', () =>
        withoutSync(db, () => transactions.run(() => carry(after, limit, isExcepted))),
      ),
    compare: () => compareStaged(db, vault, generation),
    index: (limit) =>
      during(['adding', 'indexing'], 'indexing', () =>
        withoutSync(db, () => transactions.run(() => lay(limit))),
      ),
    checkpoint: makeCheckpoint(db),
    switchIn: () =>
      during(['adding', 'indexing'], 'over', () =>
        transactions.run(() => {
          while (lay(ALL_AT_ONCE));
          return { queued: switchRoster(db, generation) };
        }),
      ),
    discard: () => {
      step = 'over';
      transactions.run(() => {
        giveUp.run(generation);
        dropStagedLookUps(db, generation);
      });
    },
  };
}
