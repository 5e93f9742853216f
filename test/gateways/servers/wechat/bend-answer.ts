import type { Fault } from '../faults/fault-script.ts';
import { MINUTE } from '../ground/server-clock.ts';
import { REFUSALS, refuse, type Answer, type Input, type WechatDesk } from './desk.ts';
import { imaginedAnswer, numberIn } from './imagined.ts';
import { notFoundFor } from './refunds.ts';

export type Prepared = Answer & {
  readonly signed: boolean;
  readonly headers: Readonly<Record<string, string>>;
};

function prepared(answer: Answer, signed = true, headers: Prepared['headers'] = {}): Prepared {
  return { ...answer, signed, headers };
}

/** What a fault answers instead of doing the call; null when the call is to be done. */
export function answerUndone(
  desk: WechatDesk,
  call: string,
  input: Input,
  fault: Fault | null,
): Prepared | null {
  switch (fault?.kind) {
    case 'drop-before':
    case 'error-not-done':
      return prepared(REFUSALS.system());
    case 'rate-limited':
      return prepared(REFUSALS.rate());
    case 'rate-limited-retry-after':
      return prepared(REFUSALS.rate(), true, { 'retry-after': fault.retryAfterS.toString() });
    case 'clock-skew': {
      const ahead = new Date(desk.clock.now() + 10 * MINUTE).toUTCString();
      return prepared(REFUSALS.signature('timestamp is more than 300 s off'), true, { date: ahead });
    }
    case 'spoofed-not-found':
      return prepared(notFoundFor(call), false);
    case 'spoofed-success':
      return prepared(imaginedAnswer(desk, call, numberIn(call, input), 'truth'), false);
    case 'user-paying':
      return prepared(refuse(202, 'USERPAYING', '用户支付中，需要输入密码'));
    default:
      return null;
  }
}

const OLD_SPELLING = new Map([
  ['SYSTEM_ERROR', 'SYSTEMERROR'],
  ['NO_AUTH', 'NOAUTH'],
  ['RULE_LIMIT', 'RULELIMIT'],
  ['NOT_ENOUGH', 'NOTENOUGH'],
  ['ORDER_NOT_EXIST', 'ORDERNOTEXIST'],
  ['ORDER_PAID', 'ORDERPAID'],
  ['ORDER_CLOSED', 'ORDERCLOSED'],
]);

/** A success has no code to spell; the call then ends as "system error" though it was done. */
function spelledOld(answer: Answer): Answer {
  const { body } = answer;
  if (body === null || Buffer.isBuffer(body) || typeof body['code'] !== 'string')
    return refuse(500, 'SYSTEMERROR', '系统错误');
  return { ...answer, body: { ...body, code: OLD_SPELLING.get(body['code']) ?? body['code'] } };
}

/** What a fault makes of the answer after the call was done, before it is signed. */
export function bendAnswer(
  desk: WechatDesk,
  call: string,
  input: Input,
  fault: Fault | null,
  answer: Answer,
): Prepared {
  switch (fault?.kind) {
    case 'error-though-done':
      return prepared(REFUSALS.system());
    case 'old-spelling':
      return prepared(spelledOld(answer));
    case 'other-order':
    case 'other-amount':
    case 'other-merchant':
      return prepared(imaginedAnswer(desk, call, numberIn(call, input), fault.kind));
    default:
      return prepared(answer, call !== 'download');
  }
}
