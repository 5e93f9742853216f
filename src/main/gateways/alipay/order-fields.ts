import type { CreateTerms } from '../../ports';
import { fenToYuanText } from '../../../shared/money';
import { shanghaiDateTime } from '../../../shared/time-zone';
import type { AlipaySettings } from './settings';

/** gateways.md §2.2: 256 characters, none of `/ = &`. */
const LONGEST_SUBJECT = 256;
const FULL_WIDTH: Readonly<Record<string, string>> = { '/': '／', '=': '＝', '&': '＆' };
const NO_SUBJECT = '考试费';

/** What the payer reads in the wallet. The same description always gives the same subject (payments.md rule 3). */
export function subjectOf(description: string): string {
  const plain = description
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/[/=&]/g, (character) => FULL_WIDTH[character] ?? ' ')
    .trim();
  return [...plain].slice(0, LONGEST_SUBJECT).join('') || NO_SUBJECT;
}

const MINUTE_MS = 60_000;
/** A code lives two hours at most, whatever is asked (§2.2). */
const LONGEST_CODE_MINUTES = 120;

/** The gateway's clock is known to the second, and a call takes a moment. */
const SLACK_MS = 2_000;

/**
 * The code's own life, in whole minutes as Alipay wants it, counted from the call on. Rounded up: the odd seconds lie
 * within the minute that proof by time waits in any case (rule 4 b). What ends a code, a repeated one too, is the absolute
 * `time_expire` beside it.
 */
export function codeLife(expiresAt: number, gatewayNow: number): string {
  const minutes = Math.ceil((expiresAt - gatewayNow - SLACK_MS) / MINUTE_MS);
  return `${Math.min(Math.max(minutes, 1), LONGEST_CODE_MINUTES)}m`;
}

/** What every way of asking for money has in common. `time_expire` is cut to the second, never rounded up (rule 14). */
export function orderFields(settings: AlipaySettings, terms: CreateTerms) {
  return {
    out_trade_no: terms.outTradeNo,
    total_amount: fenToYuanText(terms.amount),
    subject: subjectOf(terms.description),
    product_code: 'FACE_TO_FACE_PAYMENT',
    time_expire: shanghaiDateTime(terms.expiresAt),
    ...(settings.storeId === null ? {} : { store_id: settings.storeId }),
    ...(settings.terminalId === null ? {} : { terminal_id: settings.terminalId }),
  };
}
