import type { RegistryServer } from '../../registry/server/registry-server';
import type { Finding, FindingKind } from './finding';
import type { Books } from './read-books';

/** What the office has written down of each order line. */
export type OfficeLines = ReadonlyMap<
  string,
  {
    /** By the refund after which it was paid anew; '' for the first time. */
    readonly paid: ReadonlyMap<string, { readonly outTradeNo: string; readonly amount: number }>;
    readonly refunds: ReadonlyMap<string, { readonly amount: number }>;
  }
>;

export type OfficeBook = {
  readonly lines: OfficeLines;
  /** Fee items that were paid where no kiosk was. */
  readonly paidElsewhere: ReadonlySet<string>;
  /** Order numbers with a reservation that still stands. */
  readonly reserved: readonly string[];
};

export type OfficeTotals = {
  readonly toldHere: number;
  readonly toldThere: number;
  /** Reports that wait for a person: paid elsewhere too, or refused. */
  readonly cases: number;
};

export function officeBook({ books }: RegistryServer): OfficeBook {
  const now = books.clock.now();
  const items = [...books.people.values()].flatMap((person) => person.items);
  return {
    lines: books.lines,
    paidElsewhere: new Set(items.flatMap((item) => (item.elsewhere === null ? [] : [item.facts.id]))),
    reserved: [...books.reservations].flatMap(([number, { until }]) => (until > now ? [number] : [])),
  };
}

type Found = (kind: FindingKind, text: string) => void;
type Report = Books['reports'][number];

const nameOf = ({ orderNumber, lineNumber, event, refundNumber }: Report) =>
  `${event} ${orderNumber}/${lineNumber}${refundNumber === '' ? '' : ` ${refundNumber}`}`;

function standsThere(report: Report, lines: OfficeLines): boolean {
  const line = lines.get(`${report.orderNumber}/${report.lineNumber}`);
  if (report.event === 'refunded') return line?.refunds.get(report.refundNumber)?.amount === report.amount;
  const paid = line?.paid.get(report.refundNumber);
  return paid?.outTradeNo === report.outTradeNo && paid.amount === report.amount;
}

/** The office may say no only where it has a reason that a person must look at. */
function judgeReport(report: Report, all: readonly Report[], office: OfficeBook, found: Found): void {
  const name = nameOf(report);
  switch (report.state) {
    case 'told':
      if (!standsThere(report, office.lines)) found('lost', `${name} is told, the office does not have it`);
      return;
    case 'paid-elsewhere':
      if (!office.paidElsewhere.has(report.feeItemId)) {
        found('books-differ', `${name}: nobody has paid ${report.feeItemId} elsewhere`);
      }
      return;
    case 'refused':
      found('books-differ', `${name} was refused`);
      return;
    case 'not-owed':
      if (!all.some((one) => one.state === 'paid-elsewhere' && one.feeItemId === report.feeItemId)) {
        found('books-differ', `${name} is not owed, and nothing was paid elsewhere`);
      }
      return;
    case 'waiting': {
      const held = all.some(
        (one) => one.feeItemId === report.feeItemId && one.id < report.id && one.state === 'refused',
      );
      if (!held) found('lost', `${name} was never told`);
      return;
    }
    default:
      found('books-differ', `${name} is ${report.state}`);
  }
}

/** Every line that money settled has its report; what the office has was told by us, and no reservation is left. */
export function compareOffice(
  books: Books,
  office: OfficeBook,
): { readonly findings: readonly Finding[]; readonly totals: OfficeTotals } {
  const findings: Finding[] = [];
  const found: Found = (kind, text) => void findings.push({ kind, round: null, text });
  for (const report of books.reports) judgeReport(report, books.reports, office, found);
  const reported = new Set(books.reports.map((one) => `${one.event} ${one.outTradeNo} ${one.lineNumber}`));
  for (const { outTradeNo, lineNumbers } of books.receipts) {
    const settled: unknown = JSON.parse(lineNumbers);
    for (const line of Array.isArray(settled) ? settled : []) {
      if (!reported.has(`paid ${outTradeNo} ${String(line)}`))
        found('lost', `line ${String(line)} of ${outTradeNo} is paid and owed to nobody`);
    }
  }
  for (const { refundNumber, outTradeNo, reason, state, lineNumber } of books.refunds) {
    const owed = reason === 'asked' && state === 'done' && lineNumber !== null;
    if (owed && !books.reports.some((one) => one.refundNumber === refundNumber && one.event === 'refunded'))
      found('lost', `refund ${refundNumber} of ${outTradeNo} is done and owed to nobody`);
  }
  const ours = new Map(books.reports.map((one) => [`${one.orderNumber}/${one.lineNumber}`, one]));
  for (const [place, line] of office.lines) {
    if (line.paid.size > 0 && !ours.has(place))
      found('books-differ', `the office has ${place} as paid, here nobody reported it`);
  }
  for (const number of office.reserved)
    found('rule-broken', `order ${number} is still reserved at the office, and nobody stands before it`);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const fenOf = (told: ReadonlyMap<string, { readonly amount: number }>) =>
    sum([...told.values()].map(({ amount }) => amount));
  const amountOf = ({ event, amount }: Report) => (event === 'paid' ? amount : -amount);
  const totals = {
    toldHere: sum(books.reports.filter(({ state }) => state === 'told').map(amountOf)),
    toldThere: sum([...office.lines.values()].map(({ paid, refunds }) => fenOf(paid) - fenOf(refunds))),
    cases: books.reports.filter(({ state }) => state === 'paid-elsewhere' || state === 'refused').length,
  };
  if (totals.toldHere !== totals.toldThere)
    found('books-differ', `told, in fen: office ${totals.toldThere}, store ${totals.toldHere}`);
  return { findings, totals };
}
