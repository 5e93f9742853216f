import { X509Certificate } from 'node:crypto';
import { createAdmin } from '../admin.ts';
import { breakReply } from '../faults/broken-body.ts';
import { createFaultScript, type FaultScript } from '../faults/fault-script.ts';
import type { WechatCall } from '../faults/fault-kinds.ts';
import type { Call, Reply } from '../ground/call-and-reply.ts';
import { listenOnLoopback } from '../ground/loopback.ts';
import { REAL_CLOCK, type ServerClock } from '../ground/server-clock.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import { createPeople, type People } from '../ledger/people.ts';
import { answerV2, V2_PATHS } from './answer-v2.ts';
import { createAuthorizer, type Authorizer } from './authorize.ts';
import { answerUndone, bendAnswer } from './bend-answer.ts';
import { refuse, type Answer, type WechatDesk } from './desk.ts';
import { numberIn } from './imagined.ts';
import { makeMerchant, type WechatMerchant } from './merchant.ts';
import { ROUTES, type Route } from './routes.ts';
import { signAnswer, type SigningKey } from './sign-answer.ts';

/*
 * WeChat Pay on the loopback address, after gateways.md: API v3 (native order, query, close, refund, refund query,
 * certificates, trade bill, codepay, reverse) and v2 (micropay, orderquery, reverse).
 *
 *   const server = await startWechatServer({ clock });        // clock: { now }, UTC ms; a story's own
 *   server.url, server.merchant                               // base URL; numbers, keys, PEM texts for a client
 *   server.people.scanAndPay(codeUrl)                         // or scan, pay, decline; a second person: (codeUrl, 'eve')
 *   server.people.showCode('asks-password')                   // a payer's code; then enterPassword(number) or decline
 *   server.faults.add({ kind: 'drop-after', call: 'create' }) // FAULT_KINDS, faultsFor('wechat', call); times, skip
 *   server.ledger.view()                                      // the truth: trades with stillPayable, refunds, totals
 *   server.sign('public-key')                                 // rotates from the certificate to PUB_KEY_ID_
 *   await server.close()
 *
 * Every request is verified before a fault is met. Refunds are PROCESSING for three seconds of the server's clock. The
 * same as JSON: GET /_admin/ledger with `authorization: Bearer ${server.adminToken}` (see admin.ts).
 */

export type WechatServer = {
  readonly url: string;
  readonly merchant: WechatMerchant;
  readonly ledger: Ledger;
  readonly people: People;
  readonly faults: FaultScript<WechatCall>;
  readonly adminToken: string;
  /** With which key answers are signed from now on; at first as the request asks. */
  readonly sign: (key: SigningKey) => void;
  /** Somebody repairs an ABNORMAL or slow refund at the merchant platform. */
  readonly finishRefund: (outRefundNo: string) => void;
  readonly close: () => Promise<void>;
};

export type WechatServerOptions = {
  readonly port?: number;
  readonly clock?: ServerClock;
  /** https with the platform's self-signed certificate; v2 reversals then need the merchant's certificate. */
  readonly tls?: boolean;
  readonly publicKeyOnly?: boolean;
  readonly refundTakesMs?: number;
  /** Who is in the password dialog at the last moment is let through for so long; a minute unless said. */
  readonly graceMs?: number;
};

type Pipeline = {
  readonly desk: WechatDesk;
  readonly faults: FaultScript<WechatCall>;
  readonly authorize: Authorizer;
  readonly signing: { key: SigningKey };
};

function signed(pipeline: Pipeline, http: Call, answer: Answer): Reply {
  const asked = http.header('wechatpay-serial');
  return signAnswer(pipeline.desk, pipeline.signing.key, asked, null, {
    ...answer,
    signed: true,
    headers: {},
  });
}

function perform(pipeline: Pipeline, http: Call, route: Route): Reply {
  const { desk, faults, signing } = pipeline;
  const { call } = route;
  const fault = faults.meet(call);
  const named = decodeURIComponent(route.path.exec(http.url.pathname)?.[1] ?? '');
  const input = { target: http.url, body: http.body, named, fault };
  const number = numberIn(call, input);
  if (fault?.kind === 'paid-before') desk.people.payAnyhow(number);
  if (fault?.kind === 'rotate-key') signing.key = 'public-key';
  const answer =
    answerUndone(desk, call, input, fault) ?? bendAnswer(desk, call, input, fault, route.handle(desk, input));
  if (fault?.kind === 'paid-after') desk.people.payAnyhow(number);
  return breakReply(fault, signAnswer(desk, signing.key, http.header('wechatpay-serial'), fault, answer));
}

function answerV3(pipeline: Pipeline, http: Call): Reply {
  const refused = pipeline.authorize(http);
  if (refused !== null) return signed(pipeline, http, refused);
  const route = ROUTES.find(({ method, path }) => method === http.method && path.test(http.url.pathname));
  if (route === undefined)
    return signed(pipeline, http, refuse(404, 'RESOURCE_NOT_EXISTS', `没有这个接口：${http.url.pathname}`));
  return perform(pipeline, http, route);
}

export async function startWechatServer(options: WechatServerOptions = {}): Promise<WechatServer> {
  const clock = options.clock ?? REAL_CLOCK;
  const merchant = await makeMerchant(clock.now());
  const ledger = createLedger(clock, options.graceMs ?? 60_000);
  const people = createPeople({ clock, ledger, codeShape: { from: 10, to: 15, length: 18 } });
  const faults = createFaultScript<WechatCall>('wechat');
  const signing: { key: SigningKey } = { key: 'as-asked' };
  let url = '';
  const desk: WechatDesk = {
    clock,
    merchant,
    ledger,
    people,
    refundTakesMs: options.refundTakesMs ?? 3000,
    files: new Map(),
    baseUrl: () => url,
    publicKeyOnly: options.publicKeyOnly ?? false,
  };
  const admin = createAdmin({ ledger, people });
  const pipeline = { desk, faults, signing, authorize: createAuthorizer(merchant, clock) };
  const mutualTls = options.tls === true ? new X509Certificate(merchant.merchantCertificate.pem).raw : null;
  const { pem: cert } = merchant.platformCertificate;
  const server = await listenOnLoopback(
    {
      port: options.port ?? 0,
      tls: options.tls === true ? { cert, key: merchant.platformKeys.privatePem } : null,
    },
    (http) => {
      const v2 = V2_PATHS.get(http.url.pathname);
      if (v2 !== undefined) return answerV2(desk, faults, v2, http, mutualTls);
      return admin.answer(http) ?? answerV3(pipeline, http);
    },
  );
  url = server.url;
  return {
    url,
    merchant,
    ledger,
    people,
    faults,
    adminToken: admin.token,
    sign: (key) => {
      signing.key = key;
    },
    finishRefund: (outRefundNo) => {
      const known = ledger.refund(outRefundNo);
      if (known !== null) known.refund.state = 'done';
    },
    close: server.close,
  };
}
