import { createAdmin } from '../admin.ts';
import { breakReply } from '../faults/broken-body.ts';
import { createFaultScript, type FaultScript } from '../faults/fault-script.ts';
import type { AlipayCall } from '../faults/fault-kinds.ts';
import type { Call, Reply } from '../ground/call-and-reply.ts';
import { listenOnLoopback } from '../ground/loopback.ts';
import { MINUTE, REAL_CLOCK, type ServerClock } from '../ground/server-clock.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import { createPeople, type People } from '../ledger/people.ts';
import { bendNode, nodeUndone, numberIn } from './bend-answer.ts';
import { invalid, type AlipayDesk, type AlipayInput, type Node } from './desk.ts';
import { makeAlipayMerchant, type AlipayMerchant } from './merchant.ts';
import { pay } from './pay.ts';
import { queryRefund, refund } from './refunds.ts';
import { readRequest } from './request.ts';
import { askStatement, download } from './statements.ts';
import { cancel, close, precreate, query } from './trades.ts';
import { writeAnswer } from './write-answer.ts';

/*
 * Alipay's gateway.do on the loopback address, after gateways.md: precreate, query, close, cancel, refund, refund query,
 * trade.pay, bill address and ZIP.
 *
 *   const server = await startAlipayServer({ clock });        // clock: { now }, UTC ms; a story's own
 *   server.gateway, server.merchant                           // …/gateway.do; ids, keys, PEM texts for a client
 *   server.people.scan(qrCode)                                // now the trade exists; then pay or decline, or scanAndPay
 *   server.people.showCode('asks-password')                   // a payer's code; then enterPassword(number) or decline
 *   server.faults.add({ kind: 'recall', call: 'cancel', times: 3 }) // FAULT_KINDS, faultsFor('alipay', call)
 *   server.ledger.view()                                      // the truth: trades with stillPayable, refunds, totals
 *   await server.close()
 *
 * Every request is verified before a fault is met. A code that nobody scanned shows in the ledger as `offered`, payable,
 * and to the merchant as ACQ.TRADE_NOT_EXIST. The same as JSON: GET /_admin/ledger with
 * `authorization: Bearer ${server.adminToken}` (see admin.ts).
 */

export type AlipayServer = {
  readonly url: string;
  readonly gateway: string;
  readonly merchant: AlipayMerchant;
  readonly ledger: Ledger;
  readonly people: People;
  readonly faults: FaultScript<AlipayCall>;
  readonly adminToken: string;
  readonly close: () => Promise<void>;
};

export type AlipayServerOptions = {
  readonly port?: number;
  readonly clock?: ServerClock;
  /** Who is in the password dialog at the last moment is let through for so long; a minute unless said. */
  readonly graceMs?: number;
  /** Certificate mode: requests name the merchant's certificates, answers name Alipay's. */
  readonly certificates?: boolean;
};

type Method = { readonly call: AlipayCall; readonly handle: (desk: AlipayDesk, input: AlipayInput) => Node };

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['alipay.trade.precreate', { call: 'create', handle: precreate }],
  ['alipay.trade.query', { call: 'query', handle: query }],
  ['alipay.trade.close', { call: 'close', handle: close }],
  ['alipay.trade.cancel', { call: 'cancel', handle: cancel }],
  ['alipay.trade.refund', { call: 'refund', handle: refund }],
  ['alipay.trade.fastpay.refund.query', { call: 'query-refund', handle: queryRefund }],
  ['alipay.trade.pay', { call: 'pay', handle: pay }],
  ['alipay.data.dataservice.bill.downloadurl.query', { call: 'statement', handle: askStatement }],
]);

function answerGateway(desk: AlipayDesk, faults: FaultScript<AlipayCall>, http: Call): Reply {
  const request = readRequest(http, desk.merchant, desk.clock);
  if ('node' in request) return writeAnswer(desk, request, null);
  const found = METHODS.get(request.method);
  if (found === undefined) {
    const node = invalid('isv.invalid-method', '不存在的方法名');
    return writeAnswer(desk, { node, method: request.method, signed: true }, null);
  }
  const { call, handle } = found;
  const { biz, method } = request;
  const fault = faults.meet(call);
  const number = numberIn(biz);
  if (fault?.kind === 'rate-limited-retry-after') {
    const headers = { 'retry-after': fault.retryAfterS.toString(), 'content-type': 'text/html' };
    return { status: 429, headers, body: '<html><body>Too Many Requests</body></html>' };
  }
  if (fault?.kind === 'paid-before') desk.people.payAnyhow(number);
  const undone = nodeUndone(desk, call, biz, fault);
  const answer = undone ?? {
    node: bendNode(desk, call, biz, fault, handle(desk, { biz, fault })),
    signed: true,
  };
  if (fault?.kind === 'paid-after') desk.people.payAnyhow(number);
  const skewed = new Date(desk.clock.now() + 10 * MINUTE).toUTCString();
  const headers: Record<string, string> = fault?.kind === 'clock-skew' ? { date: skewed } : {};
  return breakReply(fault, writeAnswer(desk, { ...answer, method }, fault, headers));
}

export async function startAlipayServer(options: AlipayServerOptions = {}): Promise<AlipayServer> {
  const clock = options.clock ?? REAL_CLOCK;
  const merchant = await makeAlipayMerchant(clock.now(), options.certificates ?? false);
  const ledger = createLedger(clock, options.graceMs ?? MINUTE);
  const people = createPeople({ clock, ledger, codeShape: { from: 25, to: 30, length: 18 } });
  const faults = createFaultScript<AlipayCall>('alipay');
  let url = '';
  const desk: AlipayDesk = { clock, merchant, ledger, people, files: new Map(), baseUrl: () => url };
  const admin = createAdmin({ ledger, people });
  const server = await listenOnLoopback({ port: options.port ?? 0, tls: null }, (http) => {
    const { pathname } = http.url;
    if (pathname === '/gateway.do') return answerGateway(desk, faults, http);
    if (pathname === '/downloadBillFile.resource') {
      const fault = faults.meet('download');
      return breakReply(fault, download(desk, http.url, fault));
    }
    return (
      admin.answer(http) ?? {
        status: 404,
        headers: { 'content-type': 'text/plain' },
        body: 'gateway.do only',
      }
    );
  });
  url = server.url;
  return {
    url,
    gateway: `${url}/gateway.do`,
    merchant,
    ledger,
    people,
    faults,
    adminToken: admin.token,
    close: server.close,
  };
}
