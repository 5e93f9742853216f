import { z } from 'zod';
import { fen } from '../../../shared/money';
import { firstValue, type Database } from '../database';
import type { Vault } from '../keys/vault';
import { readRows } from '../read-row';
import type { RosterComparison } from '../roster-types';
import { heldBack } from './roster-held';
import { LOOK_UPS, stagedName } from './roster-look-ups';
import { CURRENT, openNumbers } from './roster-rows';
import { saysTheSame } from './roster-switch';

const flag = z.number().transform((value) => value === 1);

const stagedSchema = z.object({
  feeItemId: z.string(),
  item: z.number(),
  amount: z.number(),
  before: z.number().nullable(),
  isPaid: flag,
  isAlike: flag,
  candidateId: z.string(),
  sealed: z.instanceof(Uint8Array),
  formerId: z.string().nullable(),
  formerSealed: z.instanceof(Uint8Array).nullable(),
});

const formerSchema = z.object({
  feeItemId: z.string(),
  item: z.number(),
  amount: z.number(),
  isPaid: flag,
  isStaged: flag,
});

type StagedRow = z.infer<typeof stagedSchema>;
type Place = { readonly feeItemId: string; readonly item: number };

const START: Place = { feeItemId: '', item: -1 };
/** What the store knows better than any file: somebody paid it here (rule 16). */
const PAID =
  'EXISTS (SELECT 1 FROM claims k WHERE k.fee_item_id = s.fee_item_id AND k.settled_by IS NOT NULL)';
const PAGE = 'WHERE (fee_item_id, item) > (@feeItemId, @item) ORDER BY fee_item_id, item LIMIT @limit';

/** Staged lines in the order of their fee items, each beside the one the roster has for it. */
function readStaged(db: Database, staged: string) {
  return db.prepare(
    'SELECT s.fee_item_id AS feeItemId, s.item AS item, n.amount AS amount, o.amount AS before, ' +
      `${PAID} AS isPaid, nc.candidate_id AS candidateId, nc.numbers_sealed AS sealed, ` +
      'oc.candidate_id AS formerId, oc.numbers_sealed AS formerSealed, ' +
      `(nc.candidate_id IS oc.candidate_id AND nc.name IS oc.name AND ${saysTheSame('n', 'o')}) AS isAlike ` +
      `FROM (SELECT fee_item_id, item FROM ${staged} ${PAGE}) s ` +
      'CROSS JOIN roster_items n ON n.key = s.item CROSS JOIN roster_candidates nc ON nc.key = n.candidate ' +
      'LEFT JOIN roster_by_fee_item b ON b.generation = @generation AND b.fee_item_id = s.fee_item_id ' +
      'LEFT JOIN roster_items o ON o.key = b.item LEFT JOIN roster_candidates oc ON oc.key = o.candidate ' +
      'ORDER BY s.fee_item_id, s.item',
  );
}

function readFormer(db: Database, staged: string) {
  return db.prepare(
    `SELECT s.fee_item_id AS feeItemId, s.item AS item, i.amount AS amount, ${PAID} AS isPaid, ` +
      `EXISTS (SELECT 1 FROM ${staged} n WHERE n.fee_item_id = s.fee_item_id) AS isStaged ` +
      'FROM (SELECT fee_item_id, item FROM roster_by_fee_item WHERE generation = @generation AND ' +
      '(fee_item_id, item) > (@feeItemId, @item) ORDER BY fee_item_id, item LIMIT @limit) s ' +
      'CROSS JOIN roster_items i ON i.key = s.item ORDER BY s.fee_item_id, s.item',
  );
}

/** Documents and phones are sealed anew in every generation: what they say is compared, not their bytes. */
function hasSameNumbers(vault: Vault, row: StagedRow): boolean {
  if (row.formerId === null || row.formerSealed === null) return false;
  const [number, phone] = openNumbers(vault, row.candidateId, row.sealed);
  const [formerNumber, formerPhone] = openNumbers(vault, row.formerId, row.formerSealed);
  return number === formerNumber && phone === formerPhone;
}

/** Counts lines kind by kind, each with its sum. */
function makeSums(vault: Vault) {
  const count = () => ({ lines: 0, amount: 0 });
  const sums = { added: count(), changed: { ...count(), before: 0 }, same: count(), absent: count() };
  const paidHere = { inFile: 0, absent: 0 };
  return {
    countStaged: (row: StagedRow): void => {
      const isSame = row.isAlike && hasSameNumbers(vault, row);
      const kind = row.before === null ? 'added' : isSame ? 'same' : 'changed';
      sums[kind].lines += 1;
      sums[kind].amount += row.amount;
      if (kind === 'changed') sums.changed.before += row.before ?? 0;
      if (row.isPaid) paidHere.inFile += 1;
    },
    countFormer: (row: z.infer<typeof formerSchema>): void => {
      if (row.isStaged) return;
      sums.absent.lines += 1;
      sums.absent.amount += row.amount;
      if (row.isPaid) paidHere.absent += 1;
    },
    result: (): Omit<RosterComparison, 'held'> => {
      const { added, changed, same, absent } = sums;
      return {
        added: { lines: added.lines, amount: fen(added.amount) },
        changed: { lines: changed.lines, amount: fen(changed.amount), before: fen(changed.before) },
        same: { lines: same.lines, amount: fen(same.amount) },
        absent: { lines: absent.lines, amount: fen(absent.amount) },
        paidHere,
      };
    },
  };
}

/**
 * Compares a stage with the roster in force, `limit` lines per call, so that others get their turn; answers when all
 * are counted. To be called before the stage lays its look-ups.
 */
export function compareStaged(
  db: Database,
  vault: Vault,
  generation: number,
): (limit: number) => RosterComparison | null {
  const staged = stagedName(LOOK_UPS.feeItem, generation);
  const [stagedPage, formerPage] = [readStaged(db, staged), readFormer(db, staged)];
  const found = z
    .number()
    .nullish()
    .parse(firstValue(db, `SELECT ${CURRENT}`));
  const sums = makeSums(vault);
  let place = START;
  let reading: 'staged' | 'former' = 'staged';

  function nextPage(limit: number): readonly Place[] {
    const where = { ...place, generation: found ?? -1, limit };
    if (reading === 'staged') {
      const rows = readRows(stagedSchema, stagedPage.all(where), 'roster_items', 'staged');
      rows.forEach(sums.countStaged);
      return rows;
    }
    const rows = readRows(formerSchema, formerPage.all(where), 'roster_items', 'current');
    rows.forEach(sums.countFormer);
    return rows;
  }

  return (limit) => {
    const rows = nextPage(limit);
    const last = rows.at(-1);
    if (last !== undefined && rows.length >= limit) {
      place = { feeItemId: last.feeItemId, item: last.item };
      return null;
    }
    if (reading === 'former') return { ...sums.result(), held: heldBack(db, generation) };
    reading = 'former';
    place = START;
    return null;
  };
}
