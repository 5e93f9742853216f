import { z } from 'zod';
import type { FaultChanges } from '../../../src/main/gateways/simulator/faults';

const entrySchema = z.object({
  channel: z.enum(['wechat', 'alipay']),
  outTradeNo: z.string(),
  asked: z.number().int(),
  standing: z.string(),
  paid: z.object({ amount: z.number().int() }).nullable(),
  refunds: z.array(z.object({ amount: z.number().int(), state: z.string() })),
});
export type LedgerEntry = z.infer<typeof entrySchema>;

/** What a payer can do on the page that the code opens. */
export type PayerAct = 'pay' | 'decline' | 'pay-late' | 'pay-wrong-amount' | 'pay-old-code' | 'scan';

/** The payers of the training gateway, and what the gateway itself knows. */
export type Wallet = {
  readonly url: string;
  /** Does on the page at `code`, the text of a QR, what a payer would do; answers what the wallet said. */
  readonly act: (code: string, act: PayerAct, amountYuan?: string) => Promise<string>;
  /** Oldest first. */
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  readonly setFaults: (faults: FaultChanges) => Promise<void>;
};

async function expectStatus(response: Response, status: number): Promise<Response> {
  if (response.status === status) return response;
  throw new Error(`the wallet answered ${response.status}: ${await response.text()}`);
}

export function walletAt(url: string): Wallet {
  const { origin } = new URL(url);
  return {
    url,
    act: async (code, act, amountYuan) => {
      if (new URL(code).origin !== origin) throw new Error(`${code} is no code of ${origin}`);
      const response = await fetch(code, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams(amountYuan === undefined ? { act } : { act, amount: amountYuan }),
      });
      await expectStatus(response, act === 'scan' ? 204 : 303);
      const to = new URL(response.headers.get('location') ?? '/', origin);
      return to.searchParams.get('said') ?? '';
    },
    ledger: async () => {
      const response = await expectStatus(await fetch(`${origin}/api/ledger`), 200);
      return z.array(entrySchema).parse(await response.json());
    },
    setFaults: async (faults) => {
      const response = await fetch(`${origin}/api/faults`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
      await expectStatus(response, 200);
    },
  };
}
