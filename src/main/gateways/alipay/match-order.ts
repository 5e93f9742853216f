import { z } from 'zod';
import type { NoAnswer } from '../../ports';
import type { Fen } from '../../../shared/money';
import { textField, yuanField } from './fields';
import type { AlipaySettings } from './settings';
import { noAnswer, type Fields } from './signed-call';

const aboutSchema = z.object({
  out_trade_no: textField,
  total_amount: yuanField,
  seller_id: textField,
  app_id: textField,
  auth_app_id: textField,
});

type Order = {
  readonly outTradeNo: string;
  /** null: the caller does not know it, the core compares it. */
  readonly amount: Fen | null;
};

/**
 * Why a signed answer is not about this order (payments.md rule 2): a right signature says who spoke, not of what.
 * null: nothing in it contradicts. `named`: whether it names the order's number at all; Alipay's refusals often do not.
 */
export function matchOrder(
  settings: AlipaySettings,
  order: Order,
  fields: Fields,
): { readonly doubt: NoAnswer | null; readonly named: boolean } {
  const { outTradeNo } = order;
  const refuse = (what: string) => ({
    doubt: noAnswer('unverified', `${outTradeNo}: ${what}`),
    named: false,
  });
  const about = aboutSchema.safeParse(fields);
  if (!about.success) return refuse('signed answer not understood');
  const { out_trade_no: number, total_amount: amount, seller_id: seller, ...apps } = about.data;
  if (number !== undefined && number !== outTradeNo) return refuse('answer about another number');
  if (amount !== undefined && order.amount !== null && amount !== order.amount) {
    return refuse('answer about another amount');
  }
  if (seller !== undefined && settings.sellerId !== null && seller !== settings.sellerId) {
    return refuse('answer for another merchant');
  }
  const otherApp = [apps.app_id, apps.auth_app_id].some((app) => app !== undefined && app !== settings.appId);
  if (otherApp) return refuse('answer for another application');
  return { doubt: null, named: number !== undefined };
}
