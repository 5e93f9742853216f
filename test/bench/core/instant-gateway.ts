import type { PaymentGateway } from '../../../src/main/ports';

/** Answers at once, so that what remains of a measurement is ours. Nobody ever pays here. */
export function instantGateway(): PaymentGateway {
  const closed = new Set<string>();
  return {
    channel: 'wechat',
    traits: { provesCloseAtOnce: true },
    clockDriftMs: () => 0,
    create: async ({ outTradeNo }) => ({
      kind: 'created',
      qrText: `weixin://wxpay/bizpayurl?pr=${outTradeNo}`,
    }),
    query: async (outTradeNo) =>
      closed.has(outTradeNo) ? { kind: 'closed' } : { kind: 'unpaid', gatewayNow: Date.now() },
    close: async (outTradeNo) => {
      closed.add(outTradeNo);
      return { kind: 'accepted' };
    },
    refund: async () => ({ kind: 'processing' }),
    queryRefund: async () => ({ kind: 'processing' }),
    payerCode: null,
    statements: null,
  };
}
