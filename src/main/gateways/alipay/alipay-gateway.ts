import type { PaymentGateway } from '../../ports';
import type { HttpCaller } from '../http/http-caller';
import type { AlipayParts } from './ask-about-order';
import { closeTrade } from './close-trade';
import { openCode } from './open-code';
import { payerCodeCalls } from './payer-code';
import { queryRefund } from './query-refund';
import { queryTrade } from './query-trade';
import { sendRefund } from './send-refund';
import type { AlipaySettings, AlipayTools } from './settings';
import { createAlipayCaller } from './signed-call';

/** Alipay's openapi gateway, RSA2 (gateways.md §2). */
export function alipayGateway(
  settings: AlipaySettings,
  tools: AlipayTools & { readonly http: HttpCaller },
): PaymentGateway {
  const caller = createAlipayCaller(settings, tools);
  const parts: AlipayParts = { settings, caller, clock: tools.clock, log: tools.log };
  return {
    channel: 'alipay',
    traits: { provesCloseAtOnce: false },
    clockDriftMs: caller.clockDriftMs,
    create: (terms) => openCode(parts, terms),
    query: (outTradeNo) => queryTrade(parts, outTradeNo),
    close: (outTradeNo) => closeTrade(parts, outTradeNo),
    refund: (terms) => sendRefund(parts, terms),
    queryRefund: (terms) => queryRefund(parts, terms),
    payerCode: settings.payerCode ? payerCodeCalls(parts) : null,
    statements: null,
  };
}
