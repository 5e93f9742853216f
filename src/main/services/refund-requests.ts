import type { Order } from '../../shared/order';
import type { Timers } from '../ports';
import type { RefundRequest } from '../store/after-paying-types';
import { askRefund, leftOfLine } from './ask-refund';
import { approveForOffice } from './decide-refund';
import type { DueDesk } from './due-desk';
import { makeDueDesk } from './due-desk';
import { journalRequest } from './journal-refund';
import type { MyPaymentsParts } from './list-my-payments';
import { isUnderWay } from './view-paid-line';

const MINUTE = 60_000;
/** A person at the exam office decides: asked soon in case it is at hand, then seldom. */
const ASK_AGAIN = [30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE] as const;
const THEN_EVERY = 60 * MINUTE;

/** Tells the exam office what candidates asked for, and asks what it decided, over restarts and while it is away. */
export function makeRequestDesk(
  parts: MyPaymentsParts & { readonly timers: Timers },
  onMoved: (request: RefundRequest) => void,
): DueDesk {
  const { refundRequests } = parts.store;
  return makeDueDesk(parts, {
    name: 'a refund request',
    due: (nowMs, limit) => refundRequests.due(nowMs, limit).map(({ requestId }) => requestId),
    nextAskAt: refundRequests.nextAskAt,
    atOnce: 4,
    process: async (requestId) => {
      const before = refundRequests.byId(requestId);
      if (before === null || !isUnderWay(before)) return;
      const after = before.state === 'to-send' ? await tell(parts, before) : await ask(parts, before);
      if (after.state !== before.state) onMoved(after);
    },
  });
}

async function tell(parts: MyPaymentsParts, request: RefundRequest): Promise<RefundRequest> {
  const order = parts.store.orders.byId(request.orderId);
  const calls = parts.office.refundRequests;
  if (order === null) throw new Error(`refund request ${request.requestId} without its order`);
  if (calls === null) return handOver(parts, request, order.number);
  const { requestId, lineNumber, candidateId, feeItemId, amount, because } = request;
  const told = await calls.ask({
    requestId,
    orderNumber: order.number,
    lineNumber,
    candidateId,
    feeItemId,
    amount,
    because,
  });
  if (told.ok)
    return move(parts, request, { state: 'open', askAt: parts.clock.now() + ASK_AGAIN[0], asks: 0 });
  if (told.error.kind === 'office-unreachable') return putOff(parts, request);
  return move(parts, request, { ...decidedNow(parts), state: 'refused', note: told.error.detail });
}

async function ask(parts: MyPaymentsParts, request: RefundRequest): Promise<RefundRequest> {
  const order = parts.store.orders.byId(request.orderId);
  if (order === null) throw new Error(`refund request ${request.requestId} without its order`);
  const calls = parts.office.refundRequests;
  if (calls === null) return handOver(parts, request, order.number);
  const answer = await calls.look(request.requestId);
  if (!answer.ok || answer.value.state === 'open') return putOff(parts, request);
  const { state, note } = answer.value;
  if (state === 'declined') return move(parts, request, { ...decidedNow(parts), state, note });
  return parts.store.transaction(() => approve(parts, request, order, note));
}

/** The exam office's approval is the second person's word (rule 11): the refund is opened and may be sent at once. */
function approve(
  parts: MyPaymentsParts,
  request: RefundRequest,
  order: Order,
  note: string | null,
): RefundRequest {
  const { lineNumber, askedBy, because } = request;
  // Part of it may have gone back meanwhile: never more than is left.
  const left = leftOfLine(parts, order, lineNumber);
  const amount = left === null || left > request.amount ? request.amount : left;
  const lines = [{ lineNumber, amount }];
  const opened = askRefund(parts, askedBy, { orderNumber: order.number, lines, because });
  const decided = { ...decidedNow(parts), state: 'approved', note } as const;
  if (opened.ok) {
    const [refund] = opened.value;
    if (refund === undefined) throw new Error(`refund request ${request.requestId} opened no refund`);
    approveForOffice(parts, refund, note);
    return move(parts, request, { ...decided, refundNumber: refund.refundNumber });
  }
  const { kind } = opened.error;
  const obstacle = kind === 'too-late' || kind === 'too-many' ? kind : 'nothing-left';
  return move(parts, request, { ...decided, obstacle });
}

/** The configured exam office decides no refunds any more: the request becomes a refund that awaits a person here. */
function handOver(parts: MyPaymentsParts, request: RefundRequest, orderNumber: string): RefundRequest {
  return parts.store.transaction(() => {
    const lines = [{ lineNumber: request.lineNumber, amount: null }];
    // Where nothing is left to give back there is nothing to decide either.
    askRefund(parts, request.askedBy, { orderNumber, lines, because: request.because });
    return move(parts, request, { ...decidedNow(parts), state: 'refused' });
  });
}

function decidedNow(parts: MyPaymentsParts): Pick<RefundRequest, 'decidedAt' | 'askAt'> {
  return { decidedAt: parts.clock.now(), askAt: null };
}

function move(parts: MyPaymentsParts, request: RefundRequest, change: Partial<RefundRequest>): RefundRequest {
  return parts.store.transaction(() => {
    const moved = { ...request, ...change };
    parts.store.refundRequests.update(moved);
    const { note, refundNumber, obstacle } = moved;
    journalRequest(parts, moved, parts.clock.now(), { note, refundNumber, obstacle });
    return moved;
  });
}

function putOff(parts: MyPaymentsParts, request: RefundRequest): RefundRequest {
  const asks = request.asks + 1;
  const later = { ...request, asks, askAt: parts.clock.now() + (ASK_AGAIN[asks] ?? THEN_EVERY) };
  parts.store.refundRequests.update(later);
  return later;
}
