import { ok, type Result } from '../../../shared/result';
import type { Clock, PayerCodeCalls, PaymentGateway, Timers } from '../../ports';
import type { ClientCertificate } from '../../http/dispatcher';
import type { HttpCaller } from '../../http/http-caller';
import { makeDriftKeeper } from './clock-drift';
import { makeClosedNumbers, type ClosedNumbers } from './closed-numbers';
import { statementCalls } from './fetch-statement';
import { makeHosts, type Hosts } from './hosts';
import { closeOrder, createOrder } from './native-order';
import { payerCodeV2 } from './payer-code-v2';
import { payerCodeV3 } from './payer-code-v3';
import { makePlatformKeys } from './platform-keys';
import { queryOrder } from './query-order';
import { askRefund, sendRefund } from './refund-order';
import { makeSend, v3Headers } from './send';
import { readSettings, type SettingsFault, type WechatMerchant, type WechatSettings } from './settings';
import { makeCallV3, type CallV3 } from './signed-call';
import { makeCallV2, v2Headers } from './v2-call';

export type WechatTools = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** With our certificate for the calls that want to see one, without for all others. */
  readonly openHttp: (client: ClientCertificate | null) => HttpCaller;
};

/** WeChat Pay, API v3 (gateways.md §1): what it answers is a fact only when it is signed, fresh, and about our number. */
export function wechatGateway(
  settings: WechatSettings,
  tools: WechatTools,
): Result<PaymentGateway, readonly SettingsFault[]> {
  const read = readSettings(settings);
  if (!read.ok) return read;
  const merchant = read.value;
  const { clock, timers } = tools;
  const hosts = makeHosts(merchant.baseUrl, merchant.backupBaseUrl, clock);
  const send = makeSend({ http: tools.openHttp(null), hosts, clock }, v3Headers(merchant, clock));
  const drift = makeDriftKeeper(clock);
  const findKey = makePlatformKeys(merchant, send, clock);
  const call = makeCallV3({ send, findKey, drift, clock });
  const closed = makeClosedNumbers();
  const now = () => clock.now() + (drift.current() ?? 0);
  return ok({
    channel: 'wechat',
    traits: { provesCloseAtOnce: true },
    clockDriftMs: drift.current,
    create: (terms) => createOrder(call, merchant, closed, terms),
    query: (outTradeNo) => queryOrder({ call, merchant, closed, now }, outTradeNo),
    close: (outTradeNo) => closeOrder(call, merchant, closed, outTradeNo),
    refund: (terms) => sendRefund(call, terms),
    queryRefund: (terms) => askRefund(call, terms),
    payerCode: payerCodeCalls(merchant, tools, hosts, { call, closed }),
    statements: merchant.statements ? statementCalls({ call, send, merchant, timers }) : null,
  });
}

function payerCodeCalls(
  merchant: WechatMerchant,
  { clock, openHttp }: WechatTools,
  hosts: Hosts,
  v3: { readonly call: CallV3; readonly closed: ClosedNumbers },
): PayerCodeCalls | null {
  const { payerCode, v2 } = merchant;
  if (payerCode === 'v3') return payerCodeV3(v3.call, merchant, v3.closed);
  if (payerCode === null || v2 === null) return null;
  const callWith = (client: ClientCertificate | null) => {
    const send = makeSend({ http: openHttp(client), hosts, clock }, v2Headers);
    return makeCallV2({ send, merchant, v2, clock });
  };
  const callWithCertificate = callWith(v2.certificate);
  return payerCodeV2({ call: callWith(null), callWithCertificate, merchant, clock, closed: v3.closed });
}
