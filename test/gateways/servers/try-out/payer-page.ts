import { yuan } from '../ground/money-text.ts';
import { chinaTime } from '../ground/server-clock.ts';
import { ALIPAY_CALLS, FAULT_KINDS, WECHAT_CALLS } from '../faults/fault-kinds.ts';
import type { LedgerLine, LedgerView } from '../ledger/ledger.ts';
import { button, escape, select, wholePage } from './page-html.ts';
import { STATES } from './page-words.ts';

export type Wallet = 'wechat' | 'alipay';

const NAMES: Readonly<Record<Wallet, string>> = { wechat: '微信 WeChat Pay', alipay: '支付宝 Alipay' };
const SHOWN = 30;

function acts(wallet: Wallet, line: LedgerLine, token: string): string {
  const act = (label: string, name: string, what: string, person = 'payer-1') =>
    button(label, { token, wallet, act: name, what, person });
  const number = line.outTradeNo;
  if (line.state === 'paying')
    return (
      act('输入密码 enter password', 'enter-password', number, line.payer ?? '') +
      act('拒绝 decline', 'decline', number, line.payer ?? '')
    );
  if (line.state !== 'offered' && line.state !== 'open') return '';
  const code = line.codes.findLast(({ dead }) => !dead)?.text ?? '';
  return (
    act('扫码并付款 scan and pay', 'scan-and-pay', code) +
    act('扫码 scan', 'scan', code) +
    act('付款 pay', 'pay', number) +
    act('放弃 decline', 'decline', number) +
    act('另一人扫码付款 second person', 'scan-and-pay', code, 'payer-2')
  );
}

function row(wallet: Wallet, line: LedgerLine, token: string): string {
  const back = line.refundedFen === 0 ? '' : `<br>已退 back ¥${yuan(line.refundedFen)}`;
  const payable = line.stillPayable ? '<br>仍可支付 still payable' : '';
  return (
    `<tr><td>${NAMES[wallet]}<br>${escape(line.outTradeNo)}</td><td>${escape(line.description)}</td>` +
    `<td>¥${yuan(line.amountFen)}${back}</td><td>${STATES[line.state]}${payable}</td>` +
    `<td>${chinaTime(line.createdAt).slice(11)}</td><td>${acts(wallet, line, token)}</td></tr>`
  );
}

function totals(wallet: Wallet, view: LedgerView): string {
  const { paidCount, paidFen, refundedFen, stillPayableCount } = view.totals;
  return (
    `<p>${NAMES[wallet]}：已付 paid ${paidCount}, ¥${yuan(paidFen)}；已退 back ¥${yuan(refundedFen)}；` +
    `仍可支付 still payable ${stillPayableCount}</p>`
  );
}

export type PageFacts = {
  readonly token: string;
  readonly views: Readonly<Record<Wallet, LedgerView>>;
  /** What the last act brought. */
  readonly said: string;
  readonly codes: readonly { readonly wallet: Wallet; readonly text: string; readonly until: number }[];
};

/** The phone of the payer: open orders, and the wallet's own codes. */
export function payerPage({ token, views, said, codes }: PageFacts): string {
  const wallets: readonly Wallet[] = ['wechat', 'alipay'];
  const lines = wallets
    .flatMap((wallet) => views[wallet].trades.map((line) => ({ wallet, line })))
    .toSorted((a, b) => b.line.createdAt - a.line.createdAt)
    .slice(0, SHOWN);
  const codeButton = (wallet: Wallet, habit: string, label: string) =>
    button(`${NAMES[wallet]}：${label}`, { token, wallet, act: 'show-code', what: habit, person: 'payer-1' });
  const shown = codes.map(
    ({ wallet, text, until }) =>
      `<p>${NAMES[wallet]} <code>${escape(text)}</code> 到 until ${chinaTime(until).slice(11)}</p>`,
  );
  const rows = lines.map(({ wallet, line }) => row(wallet, line, token)).join('');
  return wholePage(
    '付款人 The payer',
    3,
    `<h1>付款人 The payer</h1>${said === '' ? '' : `<p class="said">${escape(said)}</p>`}` +
      `<p><a href="/faults?token=${token}">故障 faults</a></p>` +
      wallets.map((wallet) => totals(wallet, views[wallet])).join('') +
      `<h2>付款码 Payer's code</h2>` +
      wallets
        .flatMap((wallet) => [
          codeButton(wallet, 'pays', '立即付款 pays at once'),
          codeButton(wallet, 'asks-password', '要输密码 asks for a password'),
          codeButton(wallet, 'no-funds', '余额不足 no funds'),
        ])
        .join('') +
      shown.join('') +
      `<h2>订单 Orders</h2><table><thead><tr><th>订单号 number</th><th>说明 what</th><th>金额 amount</th>` +
      `<th>状态 state</th><th>时间 time</th><th></th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

/** Faults by hand: which call, which fault, how often. */
export function faultsPage({ token, said }: Pick<PageFacts, 'token' | 'said'>): string {
  const form = (wallet: Wallet, calls: readonly string[]) =>
    `<h2>${NAMES[wallet]}</h2><form method="post" action="/fault"><input type="hidden" name="token" value="${token}">` +
    `<input type="hidden" name="wallet" value="${wallet}">${select('call', calls)}${select('kind', FAULT_KINDS)}` +
    `<input name="times" type="number" min="1" max="1000" value="1" aria-label="times"><button>设置 set</button></form>`;
  const lastSaid = said === '' ? '' : `<p class="said">${escape(said)}</p>`;
  return wholePage(
    '故障 Faults',
    null,
    `<h1>故障 Faults</h1><p><a href="/?token=${token}">付款人 the payer</a></p>` +
      lastSaid +
      form('wechat', WECHAT_CALLS) +
      form('alipay', ALIPAY_CALLS) +
      `<h2>全部取消 All off</h2><form method="post" action="/fault"><input type="hidden" name="token" value="${token}">` +
      `<input type="hidden" name="wallet" value="none"><button>恢复正常 recover</button></form>`,
  );
}
