import type { Candidate } from '../../shared/exam';
import { feeState } from '../../shared/exam';
import { readDocument } from '../../shared/identity-document';
import { maskDocument } from '../../shared/masking';
import { sumFen } from '../../shared/money';
import {
  nameKey,
  numberKey,
  type PayListLine,
  type PayListProblem,
  type PayListReason,
  type PayListReport,
} from '../../shared/pay-list';
import type { Result } from '../../shared/result';
import { ok } from '../../shared/result';
import type { ExamOffice, OfficeDown } from '../ports/exam-office';
import { standingOf, type FeeParts } from './list-fees';
import { officeNow } from './office-time';

/** Questions under way at the exam office at once. */
const AT_ONCE = 8;
/** Enough to know that there are several. */
const MOST_ROWS = 5;

export type CheckedList = { readonly report: PayListReport; readonly candidates: readonly Candidate[] };

type Found =
  | { readonly kind: 'one'; readonly candidate: Candidate }
  | { readonly kind: 'none'; readonly reason: PayListReason };

/** One card is one document, whether it is written with 15 or 18 digits. */
function documentKey(text: string): string {
  return readDocument(text, { today: '9999-12-31' }).number;
}

/** By the whole document number, else by the whole registration number; a name only decides between those. */
async function find(
  office: ExamOffice,
  number: string,
  name: string | null,
): Promise<Result<Found, OfficeDown>> {
  const rows = await office.search(number, MOST_ROWS);
  if (!rows.ok) return rows;
  const byDocument = rows.value.filter((one) => documentKey(one.documentNumber) === documentKey(number));
  const among = byDocument.length > 0 ? ok(byDocument) : await registeredAs(office, rows.value, number);
  if (!among.ok) return among;
  const named = among.value.filter((one) => name === null || nameKey(one.name) === nameKey(name));
  const [first, second] = named;
  if (among.value.length === 0) return ok({ kind: 'none', reason: 'not-found' });
  if (first === undefined) return ok({ kind: 'none', reason: 'other-name' });
  if (second !== undefined) return ok({ kind: 'none', reason: 'several-found' });
  return ok({ kind: 'one', candidate: first });
}

async function registeredAs(
  office: ExamOffice,
  rows: readonly Candidate[],
  number: string,
): Promise<Result<readonly Candidate[], OfficeDown>> {
  const found: Candidate[] = [];
  for (const candidate of rows) {
    const items = await office.feeItems(candidate.id);
    if (!items.ok) return items;
    if (items.value.some((item) => numberKey(item.registrationNumber) === numberKey(number))) {
      found.push(candidate);
    }
  }
  return ok(found);
}

/** Settled fees of somebody who still owes others are no problem of theirs. */
const SETTLED: ReadonlySet<PayListReason> = new Set(['paid', 'waived']);

/** What of a candidate can be paid now, in fen, and why the rest cannot. */
async function judge(parts: FeeParts, line: PayListLine, candidate: Candidate) {
  const items = await parts.office.feeItems(candidate.id);
  if (!items.ok) return items;
  const now = officeNow(parts);
  const amounts: (typeof items.value)[number]['amount'][] = [];
  const problems: PayListProblem[] = [];
  for (const item of items.value) {
    const state = feeState(item, standingOf(parts.store.claims.live(item.id)), now);
    if (state === 'payable') amounts.push(item.amount);
    else problems.push(problemOf(line, state, item.name));
  }
  if (items.value.length === 0) problems.push(problemOf(line, 'nothing-due'));
  const told = amounts.length === 0 ? problems : problems.filter(({ reason }) => !SETTLED.has(reason));
  return ok({ amounts, problems: told });
}

function problemOf(
  line: PayListLine,
  reason: PayListReason,
  feeItemName: string | null = null,
): PayListProblem {
  // What serves as a second factor stands in such lists too: the tail is not shown.
  const found = maskDocument(line.number ?? line.text, { hideTail: true });
  return { line: line.line, found, name: line.name, reason, feeItemName };
}

/**
 * Who of a list can be paid for now. Nothing is ordered or claimed by it; the order looks at everything again
 * (payments.md rule 6).
 */
export async function checkPayList(
  parts: FeeParts,
  lines: readonly PayListLine[],
): Promise<Result<CheckedList, OfficeDown>> {
  const problems: PayListProblem[] = [];
  const seen = new Set<string>();
  const people: { readonly line: PayListLine; readonly candidate: Candidate }[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const answers = await Promise.all(
      some.map(async (line) => (line.number === null ? null : find(parts.office, line.number, line.name))),
    );
    for (const [at, line] of some.entries()) {
      const answer = answers[at] ?? null;
      if (answer !== null && !answer.ok) return answer;
      const found = answer?.value ?? { kind: 'none', reason: 'unreadable' };
      if (found.kind === 'none') problems.push(problemOf(line, found.reason));
      else if (seen.has(found.candidate.id)) problems.push(problemOf(line, 'duplicate-line'));
      else {
        seen.add(found.candidate.id);
        people.push({ line, candidate: found.candidate });
      }
    }
  }
  return sumUp(parts, lines.length, people, problems);
}

async function sumUp(
  parts: FeeParts,
  lines: number,
  people: readonly { readonly line: PayListLine; readonly candidate: Candidate }[],
  problems: readonly PayListProblem[],
): Promise<Result<CheckedList, OfficeDown>> {
  const all = [...problems];
  const candidates: Candidate[] = [];
  const amounts: Parameters<typeof sumFen>[0][number][] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE);
    const judged = await Promise.all(some.map(({ line, candidate }) => judge(parts, line, candidate)));
    for (const [at, { candidate }] of some.entries()) {
      const answer = judged[at];
      if (answer === undefined) continue;
      if (!answer.ok) return answer;
      all.push(...answer.value.problems);
      if (answer.value.amounts.length > 0) candidates.push(candidate);
      amounts.push(...answer.value.amounts);
    }
  }
  const report: PayListReport = {
    lines,
    people: candidates.length,
    items: amounts.length,
    total: sumFen(amounts),
    problems: all.toSorted((a, b) => a.line - b.line),
  };
  return ok({ report, candidates });
}
