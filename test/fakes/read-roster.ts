import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { rosterReader, type RosterRead, type RosterVault } from '../../src/main/office/read-roster-csv';
import { rosterText, utf8, type LineCells } from './roster-file';

/** In place of the store's: not keyed, otherwise like it. */
export const openVault: RosterVault = {
  blind: (place, text) => createHash('sha256').update(`${place}:${text}`).digest().subarray(0, 16),
};

export function blindIndex(place: string, text: string): string {
  return openVault.blind(place, text).toString('hex');
}

/** All that a roster file says, as read on 2026-11-23. */
export function readRoster(bytes: Uint8Array) {
  const reading = rosterReader(openVault)(bytes, '2026-11-23');
  const reads: RosterRead[] = [];
  let step = reading.next();
  while (step.done !== true) {
    reads.push(step.value);
    step = reading.next();
  }
  const lines = reads.flatMap((one) => (one.kind === 'line' ? [one] : []));
  const problems = reads.flatMap((one) => (one.kind === 'problem' ? [one.problem] : []));
  return { lines, problems, end: step.value };
}

export const readText = (text: string) => readRoster(utf8(text));
export const readCells = (...lines: readonly LineCells[]) => readText(rosterText(...lines));

/** The one line of a file that has nothing wrong. */
export function lineOf(cells: LineCells) {
  const { lines, problems } = readCells(cells);
  const [line] = lines;
  if (line === undefined) throw new Error(`not read: ${JSON.stringify(problems)}`);
  expect([lines.length, problems]).toEqual([1, []]);
  return line;
}
