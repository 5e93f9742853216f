import type { BillPayer } from '../../shared/e-bill';
import type { Caller } from '../../shared/ipc/kit';
import type { MyPayments, OrderDesk, PaidLine } from '../../shared/my-payments';
import { REFUND_REASON_WORDS, type RefundReasonChoice } from '../../shared/refund-request';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import { actorOf } from './actor';
import type { CoreServices } from './core-services';
import { findMyLine, listMyPayments } from './list-my-payments';
import type { NameBillPayerFailure } from './name-bill-payer';
import { nameBillPayer } from './name-bill-payer';
import type { RequestRefundFailure } from './request-refund';
import { requestRefund } from './request-refund';
import { viewPaidLine } from './view-paid-line';
import type { Visit } from './visits';

type NoVisit = { readonly kind: 'no-visit' };

function confirmedVisit(core: CoreServices, caller: Caller): Visit | null {
  const visit = core.visits.of(caller.id);
  return visit?.confirmed === true ? visit : null;
}

/** 我的缴费 of the person in front of the window; e-bills that are not issued yet are asked about now. */
export async function showMyPayments(
  core: CoreServices,
  caller: Caller,
): Promise<Result<MyPayments, NoVisit>> {
  const visit = confirmedVisit(core, caller);
  if (visit === null) return err({ kind: 'no-visit' });
  const mine = await listMyPayments(core.money, visit.candidate.id);
  if (core.visits.of(caller.id)?.id !== visit.id) return err({ kind: 'no-visit' });
  lookAtBills(core, mine.lines);
  return ok(mine);
}

function lookAtBills(core: CoreServices, lines: readonly PaidLine[]): void {
  const places = lines.flatMap(({ orderNumber, lineNumber, eBill }) => {
    const order = eBill?.bill.state === 'awaited' ? core.money.store.orders.byNumber(orderNumber) : null;
    return order === null ? [] : [{ orderId: order.id, lineNumber }];
  });
  if (places.length > 0) core.afterPaying.lookAtBills(places);
}

/** 申请退费 by the candidate; answers with the payments as they stand then. */
export async function wantMyRefund(
  core: CoreServices,
  caller: Caller,
  wish: {
    readonly orderNumber: string;
    readonly lineNumber: number;
    readonly reason: RefundReasonChoice;
  },
): Promise<Result<MyPayments, NoVisit | RequestRefundFailure>> {
  const visit = confirmedVisit(core, caller);
  if (visit === null) return err({ kind: 'no-visit' });
  const { orderNumber, lineNumber, reason } = wish;
  const mine = await findMyLine(core.money, visit.candidate.id, orderNumber, lineNumber);
  if (core.visits.of(caller.id)?.id !== visit.id) return err({ kind: 'no-visit' });
  if (mine === null) return err({ kind: 'no-order' });
  const actor = actorOf(caller, core.money.settings.deviceNumber);
  const asked = requestRefund(core.money, actor, mine, REFUND_REASON_WORDS[reason]);
  if (!asked.ok) return asked;
  core.afterPaying.wake();
  core.ordersChanged();
  return ok(await listMyPayments(core.money, visit.candidate.id));
}

/** An order at the counter's desk, by its number as it stands on receipt or slip; its letters may be small. */
export function showOrder(
  core: CoreServices,
  orderNumber: string,
): Result<OrderDesk, { readonly kind: 'no-order' }> {
  const order = core.money.store.orders.byNumber(orderNumber.trim().toUpperCase());
  if (order === null) return err({ kind: 'no-order' });
  const lines = order.lines
    .map((line) => (line.state === 'paid' ? viewPaidLine(core.money, order, line) : null))
    .filter((line): line is PaidLine => line !== null);
  lookAtBills(core, lines);
  return ok({
    orderNumber: order.number,
    state: order.state,
    createdAt: order.createdAt,
    total: order.total,
    lineCount: order.lines.length,
    slipNumber: core.money.store.receipts.slipsOfOrder(order.id).at(-1)?.slipNumber ?? null,
    lines,
    billsToCompanies: core.money.office.eBills !== null,
  });
}

export async function billToCompany(
  core: CoreServices,
  caller: Caller,
  wish: { readonly orderNumber: string; readonly lineNumber: number; readonly payer: BillPayer },
): Promise<Result<OrderDesk, NameBillPayerFailure | { readonly kind: 'no-order' }>> {
  const actor = actorOf(caller, core.money.settings.deviceNumber);
  const named = await nameBillPayer(core.money, actor, wish, wish.payer);
  return named.ok ? showOrder(core, wish.orderNumber) : named;
}
