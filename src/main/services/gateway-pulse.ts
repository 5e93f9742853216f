import type { Clock, NoAnswer, PayerCodeCalls, PaymentGateway } from '../ports';

/** When the gateways last answered, and how the last calls went: what the health line says. */
export type GatewayPulse = {
  readonly observe: (gateway: PaymentGateway) => PaymentGateway;
  readonly state: () => {
    readonly network: 'up' | 'down' | 'not-known';
    readonly gateway: 'answers' | 'silent' | 'not-known';
  };
};

export function makeGatewayPulse(
  clock: Clock,
  listener: { readonly onAnswer: (gateway: PaymentGateway) => void; readonly onChange: () => void },
): GatewayPulse {
  let last: { readonly ok: boolean; readonly network: boolean; readonly at: number } | null = null;

  function note<T extends { readonly kind: string }>(
    gateway: PaymentGateway,
    answer: T | NoAnswer,
  ): T | NoAnswer {
    const silent = isNoAnswer(answer);
    const ok = !silent || answer.why === 'rate-limited';
    const network = !silent || (answer.why !== 'network' && answer.why !== 'timeout');
    const changed = last === null || last.ok !== ok || last.network !== network;
    last = { ok, network, at: clock.now() };
    if (!silent) listener.onAnswer(gateway);
    if (changed) listener.onChange();
    return answer;
  }

  /** Statements come from other machines of the gateway and say nothing about payments. */
  function observeCodes(gateway: PaymentGateway, calls: PayerCodeCalls): PayerCodeCalls {
    return {
      pay: async (terms, payerCode) => note(gateway, await calls.pay(terms, payerCode)),
      reverse: async (outTradeNo) => note(gateway, await calls.reverse(outTradeNo)),
      reverseNotBeforeMs: calls.reverseNotBeforeMs,
    };
  }

  return {
    observe: (gateway) => ({
      channel: gateway.channel,
      traits: gateway.traits,
      clockDriftMs: gateway.clockDriftMs,
      create: async (terms) => note(gateway, await gateway.create(terms)),
      query: async (outTradeNo) => note(gateway, await gateway.query(outTradeNo)),
      close: async (outTradeNo) => note(gateway, await gateway.close(outTradeNo)),
      refund: async (terms) => note(gateway, await gateway.refund(terms)),
      queryRefund: async (refund) => note(gateway, await gateway.queryRefund(refund)),
      payerCode: gateway.payerCode && observeCodes(gateway, gateway.payerCode),
      statements: gateway.statements,
    }),
    state: () => ({
      network: last === null ? 'not-known' : last.network ? 'up' : 'down',
      gateway: last === null ? 'not-known' : last.ok ? 'answers' : 'silent',
    }),
  };
}

function isNoAnswer(answer: { readonly kind: string }): answer is NoAnswer {
  return answer.kind === 'no-answer';
}
