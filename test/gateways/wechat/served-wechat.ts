import { onTestFinished } from 'vitest';
import type { ClientCertificate } from '../../../src/main/http/dispatcher';
import { createHttpCaller, type HttpCaller } from '../../../src/main/http/http-caller';
import { wechatGateway } from '../../../src/main/gateways/wechat/wechat-gateway';
import type { WechatSettings } from '../../../src/main/gateways/wechat/settings';
import type {
  Clock,
  CreateTerms,
  PaymentGateway,
  PayerCodeCalls,
  RefundTerms,
  StatementCalls,
  Timers,
} from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { realTime } from '../../fakes/loopback';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';

/** Our client before the local WeChat Pay, both by one clock that only tests push forward. */
export type Served = {
  readonly server: WechatServer;
  readonly gateway: PaymentGateway;
  readonly codes: PayerCodeCalls;
  readonly statements: StatementCalls;
  readonly push: (ms: number) => void;
  readonly now: () => number;
  readonly newTerms: (amount?: number) => CreateTerms;
  /** An order whose code is on screen. */
  readonly made: () => Promise<{ readonly terms: CreateTerms; readonly qrText: string }>;
  readonly paid: () => Promise<CreateTerms>;
  readonly newRefund: (terms: CreateTerms, amount?: number) => RefundTerms;
};

/** Short, so that silence is quick; long enough for a busy machine. */
const TOTAL_MS = 450;

export async function serveWechat(wish: {
  payerCode?: 'v2' | 'v3';
  certificates?: boolean;
}): Promise<Served> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const clock = { now, monotonic: () => performance.now() + ahead };
  const server = await startWechatServer({ clock });
  const settings = settingsFor(server, wish);
  onTestFinished(() => server.close());
  const gateway = clientOf(settings, clock, (client, timers) => {
    const caller = createHttpCaller({ clock, timers, client });
    return { ...caller, call: (call) => caller.call({ ...call, totalMs: TOTAL_MS }) };
  });
  if (gateway.payerCode === null || gateway.statements === null) throw new Error('a product is missing');
  return {
    server,
    gateway,
    codes: gateway.payerCode,
    statements: gateway.statements,
    now,
    push: (ms) => {
      ahead += ms;
    },
    ...stepsOf(gateway, server, now),
  };
}

/** Our client; its connections end with the test. */
export function clientOf(
  settings: WechatSettings,
  clock: Clock,
  open: (client: ClientCertificate | null, timers: Timers) => HttpCaller,
): PaymentGateway {
  const { timers } = realTime;
  const made = wechatGateway(settings, {
    clock,
    timers,
    openHttp: (client) => {
      const caller = open(client, timers);
      onTestFinished(() => caller.close());
      return caller;
    },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

export function settingsFor(
  { url, merchant }: WechatServer,
  { payerCode = 'v2', certificates = false }: { payerCode?: 'v2' | 'v3'; certificates?: boolean },
): WechatSettings {
  const { publicKeyId, publicKeyPair, platformCertificate, merchantCertificate, merchantKeys } = merchant;
  const given = {
    [publicKeyId]: publicKeyPair.publicPem,
    [platformCertificate.serial]: platformCertificate.pem,
  };
  return {
    baseUrl: url,
    backupBaseUrl: null,
    mchid: merchant.mchid,
    appid: merchant.appid,
    merchantSerial: merchantCertificate.serial,
    merchantKeyPem: merchantKeys.privatePem,
    platformKeys: certificates ? {} : given,
    downloadCertificates: certificates,
    apiV3Key: merchant.apiV3Key,
    notifyUrl: 'https://pay.example/wechat',
    payerCode,
    v2: {
      key: merchant.v2Key,
      signType: 'HMAC-SHA256',
      certificate: { cert: merchantCertificate.pem, key: merchantKeys.privatePem },
    },
    device: { id: 'T01', storeId: null, ip: '127.0.0.1' },
    statements: true,
  };
}

function stepsOf(gateway: PaymentGateway, server: WechatServer, now: () => number) {
  let count = 0;
  const number = (letter: string) => `${letter}20261123n${String((count += 1)).padStart(6, '0')}`;
  const newTerms = (amount = 12_000): CreateTerms => ({
    outTradeNo: number('K'),
    amount: fen(amount),
    description: '一级建造师 报名费',
    expiresAt: now() + 5 * 60_000,
  });
  const made = async () => {
    const terms = newTerms();
    const answer = await gateway.create(terms);
    if (answer.kind !== 'created') throw new Error(`no code: ${JSON.stringify(answer)}`);
    return { terms, qrText: answer.qrText };
  };
  return {
    newTerms,
    made,
    paid: async () => {
      const { terms, qrText } = await made();
      const act = server.people.scanAndPay(qrText);
      if (!act.done) throw new Error(act.why);
      return terms;
    },
    newRefund: ({ outTradeNo, amount }: CreateTerms, part = 5_000): RefundTerms => ({
      refundNumber: number('R'),
      outTradeNo,
      amount: fen(part),
      paidAmount: amount,
      reason: 'asked',
    }),
  };
}
