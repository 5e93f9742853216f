import type { ExamOffice, OfficeDown } from '../../src/main/ports/exam-office';
import type { RosterLine } from '../../src/main/store/types';
import type { FeeItem } from '../../src/shared/exam';
import { err, ok, type Result } from '../../src/shared/result';
import { registryBooks, reportKey, type RegistryBooks } from './registry/registry-books';
import { registryFaults, type RegistryFaults } from './registry/registry-faults';

/** An exam office's own system as the core meets it, with faults on order; it outlives every run of the core. */
export type FakeRegistry = Omit<RegistryFaults, 'meet'> & {
  readonly office: ExamOffice;
  readonly books: RegistryBooks;
  /** It breaks over whatever is reported of this fee item. */
  readonly chokeOn: (feeItemId: string) => void;
  /** Every report is refused with these words; null: none is. */
  readonly refuseReports: (detail: string | null) => void;
  readonly clockAhead: (ms: number) => void;
  readonly changeItem: (feeItemId: string, change: Partial<FeeItem>) => void;
};

type ReportAnswer =
  Awaited<ReturnType<NonNullable<ExamOffice['reports']>['report']>> extends Result<infer T, unknown>
    ? T
    : never;

const NOTHING_ELSE = {
  passwords: null,
  phoneCodes: null,
  requests: null,
  eBills: null,
  refundRequests: null,
  platform: null,
} as const;

export function fakeRegistry(lines: readonly RosterLine[], now: () => number): FakeRegistry {
  let ahead = 0;
  let refusal: string | null = null;
  const chokes = new Set<string>();
  const books = registryBooks(lines, () => now() + ahead);
  const { meet, ...faults } = registryFaults(now);
  const office: ExamOffice = {
    ...NOTHING_ELSE,
    kind: 'registry',
    clockDriftMs: () => ahead,
    signIn: ({ documentNumber, proof }) =>
      meet('sign-in', '', () => {
        const given = proof.kind === 'second-factor' ? proof.value : '';
        const candidate = books.identify(documentNumber, given);
        return ok(candidate === null ? { kind: 'no-match' } : { kind: 'signed-in', candidate });
      }),
    candidate: (id) => meet('candidate', id, () => ok(books.candidate(id))),
    feeItems: (id) => meet('fee-items', id, () => ok(books.feeItems(id))),
    search: (query, limit) => meet('search', '', () => ok(books.search(query).slice(0, limit))),
    reservations: {
      reserve: (order) => meet('reserve', order.orderNumber, () => books.reserve(order)),
      release: (orderNumber) => meet('release', orderNumber, () => ok(books.release(orderNumber))),
    },
    reports: {
      report: (report) =>
        meet<ReportAnswer, OfficeDown>('report', reportKey(report), () => {
          if (chokes.has(report.feeItemId)) return err({ kind: 'office-unreachable' });
          return ok(refusal === null ? books.report(report) : { kind: 'refused', detail: refusal });
        }),
    },
  };
  return {
    ...faults,
    office,
    books,
    chokeOn: (feeItemId) => void chokes.add(feeItemId),
    refuseReports: (detail) => {
      refusal = detail;
    },
    clockAhead: (ms) => {
      ahead = ms;
    },
    changeItem: books.change,
  };
}
