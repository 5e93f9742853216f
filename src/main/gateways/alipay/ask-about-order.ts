import type { NoAnswer } from '../../ports';
import type { Fen } from '../../../shared/money';
import type { HttpCaller } from '../../http/http-caller';
import { matchOrder } from './match-order';
import type { AlipaySettings, AlipayTools } from './settings';
import { noAnswer, type AlipayCaller, type Said } from './signed-call';

/** What every call of this gateway works with. */
export type AlipayParts = AlipayTools & {
  readonly settings: AlipaySettings;
  readonly caller: AlipayCaller;
  /** For what is fetched without a signature. */
  readonly http: HttpCaller;
};

/** `named`: the answer itself names the order. */
export type SaidOfOrder = Said & { readonly named: boolean };

/**
 * One call about one order: what Alipay verifiably said of this number, this amount and this merchant, or why there is no
 * such answer. That something was done counts only from an answer that names the number.
 */
export async function askAboutOrder(
  parts: AlipayParts,
  order: { readonly outTradeNo: string; readonly amount: Fen | null },
  call: {
    readonly method: string;
    readonly bizContent: object;
    readonly notifyUrl?: string | null;
    readonly mayLeaveNumberOut?: boolean;
  },
): Promise<SaidOfOrder | NoAnswer> {
  const { outTradeNo } = order;
  const said = await parts.caller.call(call.method, call.bizContent, call.notifyUrl ?? null);
  if (said.kind === 'no-answer') {
    return said.incident === null ? said : { ...said, incident: `${outTradeNo}: ${said.incident}` };
  }
  const { doubt, named } = matchOrder(parts.settings, order, said.fields);
  if (doubt !== null) return doubt;
  if (said.kind === 'done' && !named && call.mayLeaveNumberOut !== true) {
    return noAnswer('unverified', `${outTradeNo}: answer names no number`);
  }
  return { ...said, named };
}

/** The gateway does not know itself. It says why in the log; nothing follows from it. */
export function notKnown(parts: AlipayParts, about: string, detail: string): NoAnswer {
  parts.log.warn('alipay does not know yet', { about, detail });
  return noAnswer('gateway-error');
}

export const NOT_EXIST = 'ACQ.TRADE_NOT_EXIST';
