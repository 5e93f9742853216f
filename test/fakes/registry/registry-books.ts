import type { ExamOffice, OfficeReport } from '../../../src/main/ports/exam-office';
import type { RosterLine } from '../../../src/main/store/types';
import type { Candidate, FeeItem } from '../../../src/shared/exam';
import { err, ok } from '../../../src/shared/result';

type ReservationCalls = NonNullable<ExamOffice['reservations']>;
type ReservedOrder = Parameters<ReservationCalls['reserve']>[0];
type ReserveAnswer = Awaited<ReturnType<ReservationCalls['reserve']>>;
type ReportAnswer = { readonly kind: 'told' } | { readonly kind: 'paid-elsewhere'; readonly detail: string };

/** What the exam office itself has written down. */
export type RegistryBooks = {
  readonly identify: (documentNumber: string, registrationNumber: string) => Candidate | null;
  readonly candidate: (id: string) => Candidate | null;
  readonly feeItems: (candidateId: string) => readonly FeeItem[];
  readonly search: (query: string) => readonly Candidate[];
  readonly change: (feeItemId: string, change: Partial<FeeItem>) => void;
  readonly reserve: (order: ReservedOrder) => ReserveAnswer;
  readonly release: (orderNumber: string) => null;
  /** By a device that is not ours. */
  readonly reserveElsewhere: (feeItemId: string, until: number) => void;
  readonly payElsewhere: (feeItemId: string) => void;
  readonly reservedBy: (feeItemId: string) => string | null;
  readonly report: (report: OfficeReport) => ReportAnswer;
  /** Each once, in the order in which they took effect. */
  readonly reports: () => readonly OfficeReport[];
  /** The order that paid it, 'elsewhere', or null. */
  readonly paidBy: (feeItemId: string) => string | null;
};

export function reportKey({ orderNumber, lineNumber, event, refundNumber }: OfficeReport): string {
  return [orderNumber, lineNumber, event, refundNumber ?? ''].join('/');
}

type Shelf = {
  readonly items: Map<string, FeeItem>;
  readonly paid: Map<string, string>;
  readonly reservations: Map<string, { readonly by: string; readonly until: number }>;
  readonly told: Map<string, OfficeReport>;
  readonly now: () => number;
};

export function registryBooks(lines: readonly RosterLine[], now: () => number): RegistryBooks {
  const shelf: Shelf = {
    items: new Map(lines.map(({ feeItem }) => [feeItem.id, feeItem])),
    paid: new Map(),
    reservations: new Map(),
    told: new Map(),
    now,
  };
  const { items, paid, reservations, told } = shelf;
  const owners = new Map(lines.map(({ candidate, feeItem }) => [feeItem.id, candidate]));
  const found = (fits: (line: RosterLine) => boolean) => lines.find(fits)?.candidate ?? null;
  return {
    identify: (documentNumber, registrationNumber) =>
      found(
        ({ candidate, feeItem }) =>
          candidate.documentNumber === documentNumber && feeItem.registrationNumber === registrationNumber,
      ),
    candidate: (id) => found(({ candidate }) => candidate.id === id),
    feeItems: (candidateId) =>
      [...items.values()]
        .filter(({ id }) => owners.get(id)?.id === candidateId)
        .map((item) => (paid.has(item.id) ? { ...item, officeState: 'paid' } : item)),
    search: (query) => {
      const one = found(({ candidate }) => candidate.name === query || candidate.documentNumber === query);
      return one === null ? [] : [one];
    },
    change: (feeItemId, change) => void items.set(feeItemId, { ...itemOf(shelf, feeItemId), ...change }),
    reserve: (order) => reserve(shelf, order),
    release: (orderNumber) => {
      for (const [id, { by }] of reservations) if (by === orderNumber) reservations.delete(id);
      return null;
    },
    reserveElsewhere: (feeItemId, until) => void reservations.set(feeItemId, { by: 'elsewhere', until }),
    payElsewhere: (feeItemId) => void paid.set(feeItemId, 'elsewhere'),
    reservedBy: (feeItemId) => holder(shelf, feeItemId),
    report: (one) => record(shelf, one),
    reports: () => [...told.values()],
    paidBy: (feeItemId) => paid.get(feeItemId) ?? null,
  };
}

function itemOf({ items }: Shelf, feeItemId: string): FeeItem {
  const item = items.get(feeItemId);
  if (item === undefined) throw new Error(`no fee item ${feeItemId}`);
  return item;
}

function holder({ reservations, now }: Shelf, feeItemId: string): string | null {
  const held = reservations.get(feeItemId);
  return held === undefined || held.until <= now() ? null : held.by;
}

function whyNot(shelf: Shelf, { feeItemId, amount }: ReservedOrder['lines'][number], by: string) {
  const item = itemOf(shelf, feeItemId);
  if (shelf.paid.has(feeItemId)) return 'paid-elsewhere' as const;
  if (item.review.status !== 'approved' || item.amount !== amount) return 'not-payable' as const;
  const held = holder(shelf, feeItemId);
  return held === null || held === by ? null : ('held-elsewhere' as const);
}

function reserve(shelf: Shelf, { orderNumber, until, lines }: ReservedOrder): ReserveAnswer {
  const refused = lines.flatMap((line) => {
    const why = whyNot(shelf, line, orderNumber);
    return why === null ? [] : [{ feeItemId: line.feeItemId, why }];
  });
  if (refused.length > 0) return err({ kind: 'not-reserved', items: refused });
  for (const { feeItemId } of lines) shelf.reservations.set(feeItemId, { by: orderNumber, until });
  return ok(null);
}

/** Whatever is repeated counts once; a line that another order has paid is no line of this one. */
function record(shelf: Shelf, one: OfficeReport): ReportAnswer {
  const { paid, told, reservations } = shelf;
  const { feeItemId, orderNumber, event } = one;
  if (told.has(reportKey(one))) return { kind: 'told' };
  if (event === 'paid') {
    const by = paid.get(feeItemId);
    if (by !== undefined) return { kind: 'paid-elsewhere', detail: `已由 ${by} 缴费` };
    paid.set(feeItemId, orderNumber);
    reservations.delete(feeItemId);
  }
  told.set(reportKey(one), one);
  const back = [...told.values()].filter(
    (other) =>
      other.event === 'refunded' && other.orderNumber === orderNumber && other.feeItemId === feeItemId,
  );
  const sum = back.reduce((all, { amount }) => all + amount, 0);
  if (event === 'refunded' && sum >= itemOf(shelf, feeItemId).amount) paid.delete(feeItemId);
  return { kind: 'told' };
}
