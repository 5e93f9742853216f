import { randomBytes } from 'node:crypto';
import type { components } from '../../../src/main/office/registry/generated/registry-api.ts';
import type { ServerClock } from '../../gateways/servers/ground/server-clock.ts';

export type Schemas = components['schemas'];

/** A password is kept as a salted hash only; `initial`: still the document's last six characters. */
export type Password = { readonly salt: Buffer; readonly hash: Buffer; readonly initial: boolean };

export type Item = {
  readonly facts: Omit<Schemas['FeeItem'], 'state' | 'eBill' | 'review'>;
  review: Schemas['Review'];
  readonly waived: boolean;
  /** How it was paid where no kiosk was; null when it was not. */
  elsewhere: string | null;
};

export type Person = {
  readonly candidate: Schemas['Candidate'];
  /** As numbers are compared: 18 digits, capitals. */
  readonly documentKey: string;
  readonly items: readonly Item[];
  password: Password;
};

/** What the kiosks have told of one order line. */
export type Line = {
  /** By the refund after which the line was paid anew; '' for the first time. */
  readonly paid: Map<string, Schemas['PaidReport']>;
  /** When the last of them was told. */
  paidAt: number;
  readonly refunds: Map<string, Schemas['RefundedReport']>;
  payer: Schemas['EBillPayer'] | null;
  /** `by-time`: a while after the report. */
  eBill: 'by-time' | 'issued' | 'none';
};

export type Reservation = { readonly lines: Schemas['ReservationRequest']['lines']; until: number };

export type RefundWish = { readonly facts: Schemas['RefundRequestBody']; answer: Schemas['RefundRequest'] };

export type Payment = {
  readonly facts: Schemas['PlatformPaymentRequest'];
  readonly codes: Schemas['PlatformCodes'];
  closed: boolean;
  paid: { readonly tradeNo: string; readonly at: number } | null;
};

export type Refund = {
  readonly facts: Schemas['PlatformRefundRequest'];
  doneAt: number;
  stuck: string | null;
};

/** Everything the office knows, in memory. */
export type Books = {
  readonly clock: ServerClock;
  readonly habits: OfficeHabits;
  readonly people: Map<string, Person>;
  readonly lines: Map<string, Line>;
  readonly reservations: Map<string, Reservation>;
  readonly refundWishes: Map<string, RefundWish>;
  readonly payments: Map<string, Payment>;
  readonly refunds: Map<string, Refund>;
  /** Wrong tries by document number, known or not. */
  readonly tries: Map<string, { count: number; since: number; lockedUntil: number }>;
  readonly tickets: Map<
    string,
    { readonly person: Person; readonly until: number; usedFor: Password | null }
  >;
  readonly phoneCodes: Map<string, { readonly code: string; readonly sentAt: number; used: boolean }>;
  /** What the office's staff is asked to do, newest last. */
  readonly wishes: { readonly reference: string; readonly about: string; readonly text: string }[];
  /** For references that tell nothing. */
  readonly secret: Buffer;
};

export type OfficeHabits = {
  /** An e-bill is issued so long after the report; Infinity: only by hand. */
  readonly eBillAfterMs: number;
  readonly refundTakesMs: number;
  /** A platform payment is shown with a 缴款码 only. */
  readonly payCodeOnly: boolean;
};

export function openBooks(clock: ServerClock, habits: OfficeHabits, people: readonly Person[]): Books {
  return {
    clock,
    habits,
    people: new Map(people.map((person) => [person.candidate.id, person])),
    lines: new Map(),
    reservations: new Map(),
    refundWishes: new Map(),
    payments: new Map(),
    refunds: new Map(),
    tries: new Map(),
    tickets: new Map(),
    phoneCodes: new Map(),
    wishes: [],
    secret: randomBytes(32),
  };
}

export function itemOf(books: Books, candidateId: string, feeItemId: string): Item | null {
  return books.people.get(candidateId)?.items.find(({ facts }) => facts.id === feeItemId) ?? null;
}

const lineKey = (orderNumber: string, lineNumber: number) => `${orderNumber}/${lineNumber}`;

/** What was told of a line; a new empty one where nothing was. */
export function lineAt(books: Books, orderNumber: string, lineNumber: number): Line {
  const key = lineKey(orderNumber, lineNumber);
  const line = books.lines.get(key) ?? {
    paid: new Map<string, Schemas['PaidReport']>(),
    paidAt: 0,
    refunds: new Map<string, Schemas['RefundedReport']>(),
    payer: null,
    eBill: 'by-time' as const,
  };
  books.lines.set(key, line);
  return line;
}

export function paidLine(books: Books, orderNumber: string, lineNumber: number): Line | null {
  const line = books.lines.get(lineKey(orderNumber, lineNumber));
  return line === undefined || line.paid.size === 0 ? null : line;
}

type Reported = { readonly amount: number; readonly feeItemId: string };

export function sumFen(reports: ReadonlyMap<string, Reported>): number {
  return [...reports.values()].reduce((sum, { amount }) => sum + amount, 0);
}

/** What of a line's money has not gone back. */
export function keptFen({ paid, refunds }: Line): number {
  return sumFen(paid) - sumFen(refunds);
}

/** The line whose money is there for a fee item, with its key; null when none is. */
export function payingLine(
  books: Books,
  feeItemId: string,
): { readonly key: string; readonly line: Line } | null {
  for (const [key, line] of books.lines) {
    const isAbout = [...line.paid.values()].some((paid) => paid.feeItemId === feeItemId);
    if (isAbout && keptFen(line) > 0) return { key, line };
  }
  return null;
}

export function stateOf(books: Books, item: Item): Schemas['FeeItem']['state'] {
  if (item.waived) return 'waived';
  return item.elsewhere !== null || payingLine(books, item.facts.id) !== null ? 'paid' : 'unpaid';
}

/** Same facts, whatever the order of their members. */
export function sameFacts(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}
