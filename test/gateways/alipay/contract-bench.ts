import { onTestFinished } from 'vitest';
import { alipayGateway } from '../../../src/main/gateways/alipay/alipay-gateway';
import { readAlipayKeys } from '../../../src/main/gateways/alipay/read-keys';
import { createHttpCaller } from '../../../src/main/http/http-caller';
import type {
  CreateTerms,
  PayerCodeCalls,
  PaymentGateway,
  RefundTerms,
  StatementCalls,
  Timers,
} from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { realTime } from '../../fakes/loopback';
import { notedLog, type NotedLine } from '../../fakes/noted-log';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';

/** The client against the local server that was written from the documents alone, both on one story's clock. */
export type ContractBench = {
  readonly server: AlipayServer;
  readonly gateway: PaymentGateway;
  readonly codes: PayerCodeCalls;
  readonly statements: StatementCalls;
  readonly lines: NotedLine[];
  readonly clock: { readonly now: () => number; readonly push: (ms: number) => void };
  /** A number with five minutes to live. */
  readonly newTerms: (change?: Partial<CreateTerms>) => CreateTerms;
  /** A number whose code is on the screen. */
  readonly shown: () => Promise<{ readonly terms: CreateTerms; readonly qrText: string }>;
  /** A number that somebody has paid. */
  readonly paid: () => Promise<CreateTerms>;
};

/** Noon in China. */
export const NOON = Date.UTC(2026, 10, 23, 4);
export const MINUTE = 60_000;

export async function contractBench(totalMs = 2_000): Promise<ContractBench> {
  let time = NOON;
  const clock = {
    now: () => time,
    push: (ms: number) => {
      time += ms;
    },
  };
  const server = await startAlipayServer({ clock });
  onTestFinished(() => server.close());
  const { merchant } = server;
  const keys = readAlipayKeys({
    appPrivateKey: merchant.appKeys.privatePem,
    trust: { kind: 'public-key', alipayPublicKey: merchant.alipayKeys.publicPem },
  });
  if (!keys.ok) throw new Error(keys.error.kind);
  // A statement may take a minute; nobody waits for that here.
  const timers: Timers = { after: (ms, work) => realTime.timers.after(Math.min(ms, totalMs), work) };
  const gatewayClock = { now: clock.now, monotonic: clock.now };
  const http = createHttpCaller({ clock: gatewayClock, timers, totalMs });
  onTestFinished(() => http.close());
  const { log, lines } = notedLog();
  const settings = {
    baseUrl: server.gateway,
    appId: merchant.appId,
    sellerId: merchant.sellerId,
    keys: keys.value,
    notifyUrl: 'https://example.com/notify',
    storeId: 'HALL-1',
    terminalId: 'KIOSK-1',
    payerCode: true,
    statements: true,
  };
  const gateway = alipayGateway(settings, { clock: gatewayClock, log, http });
  const { payerCode: codes, statements } = gateway;
  if (codes === null || statements === null) throw new Error('switched on, and not there');

  let count = 0;
  const newTerms = (change: Partial<CreateTerms> = {}): CreateTerms => ({
    outTradeNo: `K20261123n${String(++count).padStart(6, '0')}`,
    amount: fen(12_000),
    description: '一级建造师 / 报名费',
    expiresAt: time + 5 * MINUTE,
    ...change,
  });
  const shown = async () => {
    const terms = newTerms();
    const created = await gateway.create(terms);
    if (created.kind !== 'created') throw new Error(`no code: ${JSON.stringify(created)}`);
    return { terms, qrText: created.qrText };
  };
  const paid = async () => {
    const { terms, qrText } = await shown();
    const act = server.people.scanAndPay(qrText);
    if (!act.done) throw new Error(act.why);
    return terms;
  };
  return { server, gateway, codes, statements, lines, clock, newTerms, shown, paid };
}

export function refundOf(
  terms: CreateTerms,
  yuan: number,
  refundNumber = `R${terms.outTradeNo}`,
): RefundTerms {
  const { outTradeNo, amount } = terms;
  return { refundNumber, outTradeNo, amount: fen(yuan * 100), paidAmount: amount, reason: '退费' };
}
