import type { CheckpointResult, RosterLine, RosterStage, RosterTable } from '../../src/main/store/types';
import type { Candidate } from '../../src/shared/exam';
import { fen } from '../../src/shared/money';
import { readDocument } from '../../src/shared/identity-document';

type Generation = {
  readonly lines: RosterLine[];
  readonly addSizes: number[];
  checkpoints: number;
  state: 'staged' | 'current' | 'gone';
};

export type FakeRosterTable = RosterTable & {
  /** Every generation that was ever begun, oldest first. */
  readonly generations: readonly Generation[];
  readonly currentLines: () => readonly RosterLine[];
  /** Names of the look-ups made since the last call. */
  readonly takeCalls: () => readonly string[];
  /** The next call of that kind throws, as a full disk would. */
  readonly failOn: (call: 'add' | 'switchIn') => void;
  /** What the checkpoints answer from now on. */
  readonly logIs: (result: CheckpointResult) => void;
};

type Failing = { next: 'add' | 'switchIn' | null; log: CheckpointResult };

function stageIn(generations: Generation[], failing: Failing, queued: number): RosterStage {
  const generation: Generation = { lines: [], addSizes: [], checkpoints: 0, state: 'staged' };
  generations.push(generation);
  function failIfAsked(call: 'add' | 'switchIn'): void {
    if (failing.next !== call) return;
    failing.next = null;
    throw new Error('database or disk is full');
  }
  return {
    generation: generations.length,
    add: (lines) => {
      failIfAsked('add');
      generation.addSizes.push(lines.length);
      generation.lines.push(...lines);
    },
    has: (feeItemId) => generation.lines.some(({ feeItem }) => feeItem.id === feeItemId),
    carryOver: (_after, _limit, isExcepted) => {
      const current = generations.find(({ state }) => state === 'current')?.lines ?? [];
      const carried = current.filter(({ feeItem }) => !isExcepted(feeItem.id));
      generation.lines.push(...carried);
      return { after: null, lines: carried.length };
    },
    compare: () => () => ({
      added: { lines: generation.lines.length, amount: fen(0) },
      changed: { lines: 0, amount: fen(0), before: fen(0) },
      same: { lines: 0, amount: fen(0) },
      absent: { lines: 0, amount: fen(0) },
      paidHere: { inFile: 0, absent: 0 },
      held: { replace: queued, merge: queued, withdraw: queued },
    }),
    index: () => false,
    checkpoint: () => {
      generation.checkpoints += 1;
      return failing.log;
    },
    switchIn: () => {
      failIfAsked('switchIn');
      for (const other of generations) if (other.state === 'current') other.state = 'gone';
      generation.state = 'current';
      return { queued };
    },
    discard: () => {
      if (generation.state === 'current') throw new Error('the current roster must not be discarded');
      generation.state = 'gone';
    },
  };
}

const documentForm = (number: string) => readDocument(number, { today: '9999-12-31' }).number;

/** The store's roster in memory: the last line about a candidate counts. */
export function fakeRosterTable(queued = 0): FakeRosterTable {
  const generations: Generation[] = [];
  const failing: Failing = { next: null, log: 'idle' };
  let calls: string[] = [];
  const currentLines = () => generations.find((generation) => generation.state === 'current')?.lines ?? [];
  const candidates = (): Candidate[] => [
    ...new Map(currentLines().map(({ candidate }) => [candidate.id, candidate])).values(),
  ];
  return {
    generations,
    currentLines,
    takeCalls: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    failOn: (call) => {
      failing.next = call;
    },
    logIs: (result) => {
      failing.log = result;
    },
    byDocument: (number) => {
      calls.push('byDocument');
      return candidates().filter((one) => documentForm(one.documentNumber) === documentForm(number));
    },
    byId: (candidateId) => {
      calls.push('byId');
      return candidates().find(({ id }) => id === candidateId) ?? null;
    },
    feeItems: (candidateId) => {
      calls.push('feeItems');
      return currentLines()
        .filter(({ candidate }) => candidate.id === candidateId)
        .map(({ feeItem }) => feeItem);
    },
    search: (query, limit) => {
      const found = candidates().filter(({ name }) => name.startsWith(query));
      return found.slice(0, limit);
    },
    isEmpty: () => currentLines().length === 0,
    stage: () => stageIn(generations, failing, queued),
    sweep: () => false,
  };
}
