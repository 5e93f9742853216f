import { parseYuan } from '../../../../shared/money';
import { finishStuckRefunds, refundElsewhere, revokeElsewhere } from '../merchant-platform';
import { payCode, payLate, payOldCode, scanCode, whyNotPayable } from '../pay-trade';
import type { Platform } from '../platform';
import type { Trade } from '../trade';
import type { Words } from './words-zh';

export type Said = keyof Words['said'];

type Act = (platform: Platform, trade: Trade, token: string, form: URLSearchParams) => Said;

/** Everything a payer, or somebody at the merchant platform, can do with a code. */
const ACTS: Readonly<Record<string, Act>> = {
  pay: (platform, trade, token) => payCode(platform, trade, token, trade.amount),
  decline: (platform, trade, token) => whyNotPayable(trade, token, platform.now()) ?? 'declined',
  'pay-late': payLate,
  'pay-wrong-amount': (platform, trade, token, form) => {
    const amount = parseYuan(form.get('amount') ?? '');
    const usable = amount.ok && amount.value > 0 && amount.value !== trade.amount;
    return usable ? payCode(platform, trade, token, amount.value) : 'bad-amount';
  },
  // The page was opened, so a first person has scanned the code: the gateways refuse the second one.
  'pay-second': (platform, trade, token) =>
    whyNotPayable(trade, token, platform.now()) ?? `second-refused-${trade.channel}`,
  'pay-old-code': payOldCode,
  'refund-elsewhere': refundElsewhere,
  'revoke-elsewhere': revokeElsewhere,
  'finish-refund': finishStuckRefunds,
};

/** null: there is no such code or no such act. `scan` only opens the page. */
export function carryOutAct(
  platform: Platform,
  token: string,
  form: URLSearchParams,
): Said | 'scanned' | null {
  const name = form.get('act') ?? '';
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (act === undefined && name !== 'scan') return null;
  const trade = scanCode(platform, token);
  if (trade === null) return null;
  return act === undefined ? 'scanned' : act(platform, trade, token, form);
}
