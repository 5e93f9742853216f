import type { PaymentGateway } from '../../ports';
import type { HttpCaller } from '../../http/http-caller';
import type { AlipayParts } from './ask-about-order';
import { closeTrade } from './close-trade';
import { codeOpener } from './open-code';
import { payerCodeCalls } from './payer-code';
import { queryRefund } from './query-refund';
import { queryTrade } from './query-trade';
import { sendRefund } from './send-refund';
import type { AlipaySettings, AlipayTools } from './settings';
import { createAlipayCaller } from './signed-call';
import { fetchStatement } from './statement/fetch-statement';

/** Bills are made by about 09:00 of the next day (gateways.md §2.6). */
const READY_AT_MINUTE = 9 * 60;

/** Alipay's openapi gateway, RSA2 (gateways.md §2). */
export function alipayGateway(
  settings: AlipaySettings,
  tools: AlipayTools & { readonly http: HttpCaller },
): PaymentGateway {
  const caller = createAlipayCaller(settings, tools);
  const parts: AlipayParts = { settings, caller, ...tools };
  return {
    channel: 'alipay',
    traits: { provesCloseAtOnce: false },
    clockDriftMs: caller.clockDriftMs,
    create: codeOpener(parts),
    query: (outTradeNo) => queryTrade(parts, outTradeNo),
    close: (outTradeNo) => closeTrade(parts, outTradeNo),
    refund: (terms) => sendRefund(parts, terms),
    queryRefund: (terms) => queryRefund(parts, terms),
    payerCode: settings.payerCode ? payerCodeCalls(parts) : null,
    statements: settings.statements
      ? { fetch: (day) => fetchStatement(parts, day), readyAtMinute: READY_AT_MINUTE }
      : null,
  };
}
