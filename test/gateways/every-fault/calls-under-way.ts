import type { HttpCaller } from '../../../src/main/http/http-caller';
import type { PaymentGateway } from '../../../src/main/ports';

/** Counts the calls that are out, so that a simulated clock can wait for real connections. */
export type CallsUnderWay = {
  readonly watch: (gateway: PaymentGateway) => PaymentGateway;
  readonly watchHttp: (caller: HttpCaller) => HttpCaller;
  /** Until no call is out, or those that are wait for time to pass (a server that hangs). */
  readonly patience: () => Promise<void>;
};

const STUCK_AFTER_MS = 60;

export function callsUnderWay(): CallsUnderWay {
  let out = 0;
  let moves = 0;

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    out += 1;
    moves += 1;
    try {
      return await work();
    } finally {
      out -= 1;
      moves += 1;
    }
  }

  return {
    watch: ({ payerCode, ...gateway }) => ({
      ...gateway,
      payerCode: payerCode && {
        ...payerCode,
        pay: (terms, code) => counted(() => payerCode.pay(terms, code)),
        reverse: (number) => counted(() => payerCode.reverse(number)),
      },
      create: (terms) => counted(() => gateway.create(terms)),
      query: (number) => counted(() => gateway.query(number)),
      close: (number) => counted(() => gateway.close(number)),
      refund: (terms) => counted(() => gateway.refund(terms)),
      queryRefund: (terms) => counted(() => gateway.queryRefund(terms)),
    }),
    watchHttp: (caller) => ({ ...caller, call: (call) => counted(() => caller.call(call)) }),
    patience: async () => {
      let seen = moves;
      let since = Date.now();
      while (out > 0 && Date.now() - since < STUCK_AFTER_MS) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (seen === moves) continue;
        seen = moves;
        since = Date.now();
      }
      for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
