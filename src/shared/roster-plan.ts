import { addFen, type Fen, fen } from './money';
import type { Comparison, ImportMode } from './roster-import';

type Counted = { readonly lines: number; readonly amount: Fen };

const NONE: Counted = { lines: 0, amount: fen(0) };

/** What would become of the roster, line by line, if the file were put to use in this way. */
export type RosterPlan = {
  readonly added: Counted;
  /** With the amounts of the file; `before` with those of the roster. */
  readonly changed: Counted & { readonly before: Fen };
  readonly withdrawn: Counted;
  readonly unchanged: Counted;
  /** Not in the file and left alone. */
  readonly kept: Counted;
  /** In the file only, where lines are taken out: nothing is done with them. */
  readonly unknown: Counted;
  /** Of the above, lines that wait until their live claim ends (payments.md rule 16). */
  readonly held: number;
  /** Of those withdrawn, lines that were paid here: money and receipts stay. */
  readonly paidWithdrawn: number;
  /** Sum of the whole roster before and after. */
  readonly before: Fen;
  readonly after: Fen;
};

function both(one: Counted, other: Counted): Counted {
  return { lines: one.lines + other.lines, amount: addFen(one.amount, other.amount) };
}

export function planOf(comparison: Comparison, mode: ImportMode): RosterPlan {
  const { added, changed, same, absent, paidHere, held } = comparison;
  const known = { lines: changed.lines, amount: changed.before };
  const before = both(both(known, same), absent).amount;
  const file = both(both(added, changed), same).amount;
  const none = {
    added: NONE,
    changed: { ...NONE, before: fen(0) },
    unchanged: NONE,
    kept: NONE,
    unknown: NONE,
  };
  const stays = { ...none, before, held: held[mode] };
  switch (mode) {
    case 'replace':
      return {
        ...stays,
        added,
        changed,
        unchanged: same,
        withdrawn: absent,
        after: file,
        paidWithdrawn: paidHere.absent,
      };
    case 'merge': {
      const after = addFen(file, absent.amount);
      return {
        ...stays,
        added,
        changed,
        unchanged: same,
        kept: absent,
        withdrawn: NONE,
        after,
        paidWithdrawn: 0,
      };
    }
    case 'withdraw':
      return {
        ...stays,
        withdrawn: both(known, same),
        kept: absent,
        unknown: added,
        after: absent.amount,
        paidWithdrawn: paidHere.inFile,
      };
  }
}
