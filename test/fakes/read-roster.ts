import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { RosterRead } from '../../src/main/office/roster-lines/judge-rows';
import { rosterOpener, type RosterVault } from '../../src/main/office/read-roster';
import type { RosterMapping } from '../../src/shared/roster-columns';
import { rosterText, utf8, type LineCells } from './roster-file';

/** In place of the store's: not keyed, otherwise like it. */
export const openVault: RosterVault = {
  blind: (place, text) => createHash('sha256').update(`${place}:${text}`).digest().subarray(0, 16),
};

export function blindIndex(place: string, text: string): string {
  return openVault.blind(place, text).toString('hex');
}

type HowToRead = {
  readonly sheet?: string | null;
  readonly mapping?: RosterMapping | null;
  readonly remembered?: (signature: string) => RosterMapping | null;
};

function openRoster(bytes: Uint8Array, how: HowToRead = {}) {
  const { sheet = null, mapping = null, remembered = () => null } = how;
  return rosterOpener(openVault, remembered)(bytes, { sheet, mapping }, async () => undefined);
}

/** All that a roster file says, as read on 2026-11-23. `why`: of the whole file, null: it was read to its end. */
export async function readRoster(bytes: Uint8Array, how: HowToRead = {}) {
  const nothing = { lines: [], problems: [], sha256: null, preview: null };
  const opened = await openRoster(bytes, how);
  if (!opened.ok) return { ...nothing, why: opened.error.why };
  const { preview } = opened.value;
  const reading = opened.value.read('2026-11-23', () => undefined);
  if (!reading.ok) return { ...nothing, preview, why: reading.error };
  const reads: RosterRead[] = [];
  let step = await reading.value.next();
  for (; step.done !== true; step = await reading.value.next()) reads.push(...step.value);
  const end = step.value;
  return {
    lines: reads.flatMap((one) => (one.kind === 'line' ? [one] : [])),
    problems: reads.flatMap((one) => (one.kind === 'problem' ? [one.problem] : [])),
    preview,
    sha256: end.ok ? end.value.sha256 : null,
    why: end.ok ? null : end.error.why,
  };
}

export const readText = (text: string) => readRoster(utf8(text));
export const readCells = (...lines: readonly LineCells[]) => readText(rosterText(...lines));

/** The one line of a file that has nothing wrong. */
export async function lineOf(cells: LineCells) {
  const { lines, problems } = await readCells(cells);
  const [line] = lines;
  if (line === undefined) throw new Error(`not read: ${JSON.stringify(problems)}`);
  expect([lines.length, problems]).toEqual([1, []]);
  return line;
}
