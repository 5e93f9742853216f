import type { EBillAnswer, ExamOffice } from '../../src/main/ports/exam-office';
import { rosterOffice } from '../../src/main/office/roster-office';
import type { RosterLine } from '../../src/main/store/types';
import type { BillPayer } from '../../src/shared/e-bill';
import { err, ok, type Result } from '../../src/shared/result';
import { fakeRosterTable } from './roster-table';

type Decision = { state: 'open' | 'approved' | 'declined'; note: string | null };
type RequestAnswer =
  { readonly state: 'open' } | { readonly state: 'approved' | 'declined'; readonly note: string | null };
type Requests = Map<string, Decision & { readonly because: string }>;
type LineKey = { readonly orderNumber: string; readonly lineNumber: number };
type Bill = {
  readonly code: string;
  readonly number: string;
  readonly checkCode: string;
  readonly url: string;
};

/** An exam office that decides refunds and issues fiscal e-bills, where a story says what it does; it outlives every run. */
export type DecidingOffice = {
  readonly office: ExamOffice;
  /** In the order in which they first came, with what it has decided. */
  readonly requests: () => readonly (Decision & { readonly requestId: string; readonly because: string })[];
  readonly decide: (state: 'approved' | 'declined', note: string | null) => void;
  readonly issue: (line: LineKey, bill?: Partial<Bill>) => void;
  readonly issuesNone: () => void;
  readonly payers: () => readonly BillPayer[];
  /** Refuses whatever is asked of it, in these words; null: takes it. */
  readonly refuse: (detail: string | null) => void;
  readonly down: (isDown: boolean) => void;
  /** The next request takes effect there, and nobody hears the answer. */
  readonly loseNextAnswer: () => void;
  readonly looks: () => number;
};

function rosterOf(lines: readonly RosterLine[]) {
  const roster = fakeRosterTable();
  const stage = roster.stage();
  stage.add(lines);
  stage.switchIn();
  return rosterOffice({ roster, secondFactor: 'registration-number', passwords: null });
}

const DOWN = { kind: 'office-unreachable' } as const;

type Mood = { refusal: string | null; isDown: boolean; loses: boolean; issuesNone: boolean; looks: number };

function newMood(): Mood {
  return { refusal: null, isDown: false, loses: false, issuesNone: false, looks: 0 };
}

const keyOf = ({ orderNumber, lineNumber }: LineKey) => `${orderNumber}/${lineNumber}`;

function officeCalls(
  mood: Mood,
  requests: Requests,
  bills: Map<string, Bill>,
  payers: Map<string, BillPayer>,
) {
  async function meet<T, F>(answer: () => Result<T, F>): Promise<Result<T, F | typeof DOWN>> {
    if (mood.isDown) return err(DOWN);
    const answered = answer();
    if (!mood.loses) return answered;
    mood.loses = false;
    return err(DOWN);
  }
  const refused = () =>
    mood.refusal === null ? null : err({ kind: 'refused' as const, detail: mood.refusal });
  const refundRequests: ExamOffice['refundRequests'] = {
    ask: ({ requestId, because }) =>
      meet(() => {
        const no = refused();
        if (no !== null) return no;
        if (!requests.has(requestId)) requests.set(requestId, { state: 'open', note: null, because });
        return ok(null);
      }),
    look: (requestId) =>
      meet<RequestAnswer, never>(() => {
        mood.looks += 1;
        const known = requests.get(requestId);
        if (known === undefined || known.state === 'open') return ok({ state: 'open' });
        return ok({ state: known.state, note: known.note });
      }),
  };
  const eBills: ExamOffice['eBills'] = {
    look: (line) =>
      meet<EBillAnswer, never>(() => {
        mood.looks += 1;
        if (mood.issuesNone) return ok({ kind: 'none' });
        const bill = bills.get(keyOf(line));
        return ok(bill === undefined ? { kind: 'not-issued-yet' } : { kind: 'issued', ...bill });
      }),
    issueTo: (line, payer) =>
      meet(() => {
        const no = refused();
        if (no !== null) return no;
        payers.set(keyOf(line), payer);
        return ok(null);
      }),
  };
  return { refundRequests, eBills };
}

export function decidingOffice(lines: readonly RosterLine[]): DecidingOffice {
  const requests: Requests = new Map();
  const bills = new Map<string, Bill>();
  const payers = new Map<string, BillPayer>();
  const mood = newMood();
  return {
    office: { ...rosterOf(lines), kind: 'registry', ...officeCalls(mood, requests, bills, payers) },
    requests: () => [...requests].map(([requestId, request]) => ({ requestId, ...request })),
    decide: (state, note) => {
      for (const request of requests.values()) {
        if (request.state === 'open') Object.assign(request, { state, note });
      }
    },
    issue: (line, bill = {}) =>
      void bills.set(keyOf(line), {
        code: '35060126',
        number: '0012345678',
        checkCode: 'a1b2c3',
        url: 'https://bills.example.org/v?n=0012345678',
        ...bill,
      }),
    issuesNone: () => void (mood.issuesNone = true),
    payers: () => [...payers.values()],
    refuse: (detail) => void (mood.refusal = detail),
    down: (now) => void (mood.isDown = now),
    loseNextAnswer: () => void (mood.loses = true),
    looks: () => mood.looks,
  };
}
