import type { Order } from '../../shared/order';
import { QUIET_AFTER_EXPIRY_MS } from '../../shared/next-payment';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { ExamOffice, OfficeDown } from '../ports/exam-office';
import type { Reservation } from '../store/office-types';
import type { MoneyParts } from './money-parts';
import { officeAgainAfterMs } from './office-schedule';
import type { DutySource } from './serve-office';

/** A reservation outlives a code started under it until that is proven dead; from half of the rest on it is renewed. */
const SPARE_MS = 10 * 60_000;
/** Asked for before a new reservation, so that our own former order does not stand in the way. */
const MOST_OWED_AT_ONCE = 16;
/** A release waits until the office has heard which lines were paid. */
const AFTER_REPORTS_MS = 15_000;

export type NotReserved = {
  readonly kind: 'not-reserved';
  /** Of several the one that a person should hear first. */
  readonly why: 'held-elsewhere' | 'paid-elsewhere' | 'not-payable';
  /** The fee items it is about. */
  readonly refused: string[];
};

export type ReserveParts = MoneyParts & { readonly office: ExamOffice };

type Calls = NonNullable<ExamOffice['reservations']>;

/**
 * The claim across devices (rule 6), before anything of the order can be paid. What the office says no to is never paid
 * here; an office that does not answer is met as `office.whenDown` says (decision 9). Held already, it costs no call.
 */
export async function reserveOrder(
  parts: ReserveParts,
  order: Order,
): Promise<Result<null, NotReserved | OfficeDown>> {
  const { reservations } = parts.office;
  if (reservations === null) return ok(null);
  const known = parts.store.reservations.ofOrder(order.id);
  if (known?.state === 'held' && known.askAt > parts.clock.now()) return ok(null);
  for (const owed of parts.store.reservations.owed(MOST_OWED_AT_ONCE)) {
    if ((await release(parts, reservations, owed)) !== null) break;
  }
  const answer = await reserve(parts, reservations, order);
  if (answer.ok) return answer;
  if (answer.error.kind === 'office-unreachable') {
    parts.log.warn('an order has no reservation: the exam office does not answer', { orderId: order.id });
    return parts.settings.whenOfficeDown === 'take-money' ? ok(null) : err(answer.error);
  }
  return err(answer.error);
}

/** Written down before the call: whatever becomes of its answer, the office is asked to give it up in the end. */
async function reserve(
  parts: ReserveParts,
  calls: Calls,
  order: Order,
): Promise<Result<null, NotReserved | OfficeDown>> {
  const { store, clock } = parts;
  const orderId = order.id;
  const life = lifeMs(parts);
  const until = clock.now() + life;
  const before = store.reservations.ofOrder(orderId);
  const tries = before?.tries ?? 0;
  const state = before?.state ?? 'wanted';
  store.reservations.put({ orderId, state, until, askAt: clock.now() + SPARE_MS / 2, tries });
  const answer = await calls.reserve({
    orderNumber: order.number,
    until: until + (parts.office.clockDriftMs() ?? 0),
    // All of them, paid ones too: a repeat is the same reservation only with the same lines.
    lines: order.lines.map(({ lineNumber, candidateId, feeItemId, amount }) => ({
      orderNumber: order.number,
      lineNumber,
      candidateId,
      feeItemId,
      amount,
    })),
  });
  // Given back meanwhile: that stands.
  const now = store.reservations.ofOrder(orderId);
  const isOurs = now !== null && now.state !== 'owed';
  if (answer.ok) {
    if (isOurs) store.reservations.put({ ...now, state: 'held', tries: 0 });
    return answer;
  }
  if (answer.error.kind === 'office-unreachable') {
    const waitMs = officeAgainAfterMs(tries + 1, answer.error.retryAfterMs ?? null, parts.ids.fraction());
    if (isOurs) store.reservations.put({ ...now, askAt: clock.now() + waitMs, tries: tries + 1 });
    return err(answer.error);
  }
  const why = worst(answer.error.items.map((item) => item.why));
  store.transaction(() => {
    store.reservations.drop(orderId);
    const facts = { why, number: order.number, state };
    store.journal.append({ at: clock.now(), what: 'order.not-reserved', subject: orderId, facts });
  });
  return err({ kind: 'not-reserved', why, refused: answer.error.items.map((item) => item.feeItemId) });
}

function lifeMs({ settings }: ReserveParts): number {
  return Math.max(settings.qrLifeMs, settings.payerCodeWaitMs) + QUIET_AFTER_EXPIRY_MS + SPARE_MS;
}

/** What a person should hear first: paid is over, held may pass. */
function worst(whys: readonly NotReserved['why'][]): NotReserved['why'] {
  const order = ['paid-elsewhere', 'held-elsewhere', 'not-payable'] as const;
  return order.find((why) => whys.includes(why)) ?? 'not-payable';
}

/** Gives back what nobody needs any more, and keeps what is still open held, for as long as it is. */
export function reservationSource(parts: ReserveParts, calls: Calls): DutySource {
  return {
    nextDue: (now) => {
      const due = parts.store.reservations.nextDue(now);
      return due === null
        ? null
        : { name: `reservation ${due.state}`, perform: () => tend(parts, calls, due) };
    },
    nextAt: parts.store.reservations.nextAskAt,
  };
}

async function tend(parts: ReserveParts, calls: Calls, due: Reservation): Promise<OfficeDown | null> {
  const { store, clock } = parts;
  if (due.state === 'owed') return release(parts, calls, due);
  const order = store.orders.byId(due.orderId);
  if (order === null) throw new Error(`reservation without its order ${due.orderId}`);
  if (order.state === 'open') {
    const answer = await reserve(parts, calls, order);
    return !answer.ok && answer.error.kind === 'office-unreachable' ? answer.error : null;
  }
  // Paid lines end their reservation by being reported.
  if (order.lines.every((line) => line.state === 'paid')) store.reservations.drop(due.orderId);
  else store.reservations.put({ ...due, state: 'owed', askAt: clock.now(), tries: 0 });
  return null;
}

/** A release must not overtake the report that a line was paid, or another device could take its money too. */
async function release(parts: ReserveParts, calls: Calls, owed: Reservation): Promise<OfficeDown | null> {
  const { store, clock } = parts;
  const later = (waitMs: number, tries: number) =>
    store.reservations.put({ ...owed, askAt: clock.now() + waitMs, tries });
  if (store.outbox.ofOrder(owed.orderNumber).some((report) => report.state === 'waiting')) {
    later(AFTER_REPORTS_MS, owed.tries);
    return null;
  }
  const answer = await calls.release(owed.orderNumber);
  if (answer.ok) {
    store.reservations.drop(owed.orderId);
    return null;
  }
  const waitMs = officeAgainAfterMs(owed.tries + 1, answer.error.retryAfterMs ?? null, parts.ids.fraction());
  later(waitMs, owed.tries + 1);
  return answer.error;
}
