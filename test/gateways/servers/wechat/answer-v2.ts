import { breakReply } from '../faults/broken-body.ts';
import type { Fault, FaultScript } from '../faults/fault-script.ts';
import type { WechatCall } from '../faults/fault-kinds.ts';
import type { Call, Reply } from '../ground/call-and-reply.ts';
import { letters } from '../ground/random-text.ts';
import type { WechatDesk } from './desk.ts';
import { imaginedTrade, numberIn } from './imagined.ts';
import { v2Handle, v2TradeFields, type V2Answer, type V2Call } from './v2-calls.ts';
import { v2Signature, type SignType } from './v2-signature.ts';
import { readXml, writeXml } from './xml.ts';

export const V2_PATHS: ReadonlyMap<string, V2Call> = new Map([
  ['/pay/micropay', 'v2-pay'],
  ['/pay/orderquery', 'v2-query'],
  ['/secapi/pay/reverse', 'v2-reverse'],
]);

function xmlReply(desk: WechatDesk, fields: Iterable<readonly [string, string]>): Reply {
  return {
    status: 200,
    headers: { date: new Date(desk.clock.now()).toUTCString(), 'content-type': 'text/xml; charset=utf-8' },
    body: writeXml(fields),
  };
}

/** The transport failed: nothing was looked at, nothing is signed. */
function transportFailure(desk: WechatDesk, message: string): Reply {
  return xmlReply(desk, [
    ['return_code', 'FAIL'],
    ['return_msg', message],
  ]);
}

function imagined(desk: WechatDesk, call: V2Call, number: string, fault: Fault): V2Answer {
  const lie = fault.kind === 'other-order' || fault.kind === 'other-amount' ? fault.kind : 'truth';
  if (call === 'v2-reverse')
    return {
      error: null,
      fields: [
        ['out_trade_no', lie === 'truth' ? number : letters(28)],
        ['recall', 'N'],
      ],
    };
  const fields = v2TradeFields(imaginedTrade(desk, number, lie), false);
  return {
    error: null,
    fields: call === 'v2-pay' ? fields.filter(([name]) => !name.startsWith('trade_state')) : fields,
  };
}

function undone(desk: WechatDesk, call: V2Call, number: string, fault: Fault | null): V2Answer | null {
  const recall: V2Answer['fields'] = call === 'v2-reverse' ? [['recall', 'Y']] : [];
  switch (fault?.kind) {
    case 'drop-before':
    case 'error-not-done':
      return { error: ['SYSTEMERROR', '系统错误'], fields: recall };
    case 'rate-limited':
    case 'rate-limited-retry-after':
      return { error: ['FREQUENCY_LIMITED', '频率限制'], fields: recall };
    case 'spoofed-not-found':
      return { error: ['ORDERNOTEXIST', '订单不存在'], fields: [] };
    case 'spoofed-success':
      return imagined(desk, call, number, fault);
    case 'user-paying':
      return { error: ['USERPAYING', '正在支付中，不能发起撤销'], fields: recall };
    case 'recall':
      return { error: ['SYSTEMERROR', '请重新调用撤销'], fields: [['recall', 'Y']] };
    default:
      return null;
  }
}

function done(
  desk: WechatDesk,
  call: V2Call,
  given: ReadonlyMap<string, string>,
  number: string,
  fault: Fault | null,
): V2Answer {
  const answer = v2Handle(desk, call, given, fault?.kind === 'query-lag');
  switch (fault?.kind) {
    case 'error-though-done':
      return {
        error: ['SYSTEMERROR', '系统错误'],
        fields: call === 'v2-reverse' ? [['recall', 'Y']] : [],
      };
    case 'other-order':
    case 'other-amount':
    case 'other-merchant':
      return imagined(desk, call, number, fault);
    default:
      return answer;
  }
}

const UNSIGNED: ReadonlySet<string> = new Set(['spoofed-not-found', 'spoofed-success', 'missing-sign']);

function write(desk: WechatDesk, answer: V2Answer, type: SignType, fault: Fault | null): Reply {
  const { merchant } = desk;
  const fields: [string, string][] = [
    ['return_code', 'SUCCESS'],
    ['return_msg', 'OK'],
    ['appid', merchant.appid],
    ['mch_id', fault?.kind === 'other-merchant' ? '1900000001' : merchant.mchid],
    ['nonce_str', letters(16)],
    ['result_code', answer.error === null ? 'SUCCESS' : 'FAIL'],
    ...(answer.error === null
      ? []
      : ([
          ['err_code', answer.error[0]],
          ['err_code_des', answer.error[1]],
        ] satisfies [string, string][])),
    ...answer.fields.map(([name, value]): [string, string] => [name, value]),
  ];
  if (fault !== null && UNSIGNED.has(fault.kind)) return xmlReply(desk, fields);
  const key = fault?.kind === 'wrong-signature' ? letters(32) : merchant.v2Key;
  const sign = v2Signature(fields, key, type);
  const sent = fault?.kind === 'altered-body' ? [...fields, ['altered', 'true'] as const] : fields;
  return xmlReply(desk, [...sent, ['sign', sign]]);
}

/** `mutualTls`: the reversal is answered only to the merchant's certificate. */
export function answerV2(
  desk: WechatDesk,
  faults: FaultScript<WechatCall>,
  call: V2Call,
  http: Call,
  mutualTls: Buffer | null,
): Reply {
  if (http.method !== 'POST') return transportFailure(desk, '请使用post方法');
  if (call === 'v2-reverse' && mutualTls !== null && http.clientCertificate?.equals(mutualTls) !== true)
    return transportFailure(desk, '证书错误');
  const given = readXml(http.body.toString('utf8'));
  if (given === null) return transportFailure(desk, 'XML格式错误');
  if (given.get('appid') !== desk.merchant.appid) return transportFailure(desk, 'appid不存在');
  if (given.get('mch_id') !== desk.merchant.mchid) return transportFailure(desk, 'mch_id不存在');
  const type: SignType = given.get('sign_type') === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'MD5';
  if (given.get('sign') !== v2Signature(given, desk.merchant.v2Key, type))
    return transportFailure(desk, '签名错误，请检查后再试');
  const fault = faults.meet(call);
  const number = numberIn(call, { named: '', body: http.body });
  if (fault?.kind === 'paid-before') desk.people.payAnyhow(number);
  const answer = undone(desk, call, number, fault) ?? done(desk, call, given, number, fault);
  if (fault?.kind === 'paid-after') desk.people.payAnyhow(number);
  return breakReply(fault, write(desk, answer, type, fault));
}
