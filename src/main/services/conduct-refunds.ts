import type { Caller } from '../../shared/ipc/kit';
import type { RefundDecision, RefundRow } from '../../shared/refund-view';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { AcceptMisfitFailure } from './accept-misfit';
import { acceptMisfit } from './accept-misfit';
import { actorOf } from './actor';
import type { AskRefundFailure, RefundAsk } from './ask-refund';
import { askRefund } from './ask-refund';
import type { CoreServices } from './core-services';
import type { DecideRefundFailure } from './decide-refund';
import { decideRefund } from './decide-refund';
import type { RefundList } from './list-refunds';
import { listRefunds, refundRow } from './list-refunds';

function actor(core: CoreServices, caller: Caller): string {
  return actorOf(caller, core.money.settings.deviceNumber);
}

export function showRefunds(
  core: CoreServices,
  caller: Caller,
  orderNumber: string | null,
): Result<RefundList, { readonly kind: 'no-order' }> {
  const list = listRefunds(core.money, orderNumber, actor(core, caller));
  return list === null ? err({ kind: 'no-order' }) : ok(list);
}

export function wantRefund(
  core: CoreServices,
  caller: Caller,
  ask: RefundAsk,
): Result<{ refunds: RefundRow[] }, AskRefundFailure> {
  const asked = askRefund(core.money, actor(core, caller), ask);
  if (!asked.ok) return asked;
  core.ordersChanged();
  return ok({ refunds: asked.value.map((refund) => refundRow(core.money, refund, actor(core, caller))) });
}

export function judgeRefund(
  core: CoreServices,
  caller: Caller,
  refundNumber: string,
  decision: RefundDecision,
): Result<{ refund: RefundRow }, DecideRefundFailure> {
  const decided = decideRefund(core.money, actor(core, caller), refundNumber, decision);
  if (!decided.ok) return decided;
  core.wakeRefunds();
  core.ordersChanged();
  return ok({ refund: refundRow(core.money, decided.value, actor(core, caller)) });
}

/** Whoever stands before the order sees "paid", and other codes that ask for the same money are killed (rule 7). */
export function letMisfitStand(
  core: CoreServices,
  caller: Caller,
  outTradeNo: string,
  because: string,
): Result<{ receiptNumbers: string[] }, AcceptMisfitFailure> {
  const accepted = acceptMisfit(core.money, actor(core, caller), outTradeNo, because);
  if (!accepted.ok) return accepted;
  core.payDesk.onAsked(accepted.value);
  core.ordersChanged();
  const receipts = core.money.store.receipts.ofPayment(outTradeNo);
  return ok({ receiptNumbers: receipts.map(({ receiptNumber }) => receiptNumber) });
}
