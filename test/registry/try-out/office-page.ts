import { maskDocument } from '../../../src/shared/masking';
import { OPERATIONS } from '../../../src/main/office/registry/generated/registry-document.ts';
import { yuan } from '../../gateways/servers/ground/money-text.ts';
import { button, escape, select, wholePage } from '../../gateways/servers/try-out/page-html.ts';
import { keptFen, stateOf, type Books } from '../server/books.ts';
import { REGISTRY_FAULTS } from '../server/faults.ts';
import { paymentState } from '../server/platform.ts';
import type { RegistryServer } from '../server/registry-server.ts';

type Frame = { readonly token: string; readonly said: string };

const EBILL = { 'by-time': '稍后开具 later', issued: '已开具 issued', none: '不开具 none' } as const;
const PAYMENT = { unpaid: '未缴 unpaid', paid: '已缴 paid', closed: '已关闭 closed' } as const;
const FEE = { unpaid: '未缴 unpaid', paid: '已缴 paid', waived: '免缴 waived' } as const;
const REVIEW = {
  pending: '待审核 pending',
  approved: '审核通过 approved',
  rejected: '不通过 rejected',
} as const;
const SHOWN = 30;
const REFRESH_S = 3;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>无 none</p>';
  const head = heads.map((one) => `<th>${one}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function page(title: string, refreshS: number | null, { token, said }: Frame, body: string): string {
  const links = [
    ['/', '办事 desk'],
    ['/fees', '考生与费用 people and fees'],
    ['/faults', '故障 faults'],
  ].map(([path, name]) => `<a href="${path}?token=${token}">${name}</a>`);
  const last = said === '' ? '' : `<p class="said">${escape(said)}</p>`;
  return wholePage(title, refreshS, `<h1>${title}</h1><p>${links.join(' · ')}</p>${last}${body}`);
}

function refundWishes({ refundWishes }: Books, token: string): string {
  const rows = [...refundWishes.values()].slice(-SHOWN).map(({ facts, answer }) => {
    const act = (label: string, name: string, note: string) =>
      button(label, { token, act: name, what: answer.requestId, note });
    const buttons = act('同意 approve', 'approve', '') + act('不同意 decline', 'decline', '已超过退费期限');
    return [
      escape(`${facts.orderNumber} / ${facts.lineNumber}`),
      `¥${yuan(facts.amount)}`,
      escape(facts.because),
      answer.state === 'open' ? buttons : escape(`${answer.state} ${answer.note ?? ''}`),
    ];
  });
  return `<h2>退费申请 Refund requests</h2>${table(['订单 order', '金额 amount', '原因 reason', '决定 decision'], rows)}`;
}

function paymentRows(books: Books, token: string): string {
  const rows = [...books.payments.values()].slice(-SHOWN).map((payment) => {
    const { outTradeNo, amount, payCode } = payment.codes;
    const state = paymentState(books, payment);
    const pay = button('付款 pay', { token, act: 'pay', what: outTradeNo });
    return [
      escape(outTradeNo),
      escape(payCode ?? ''),
      `¥${yuan(amount)}`,
      `${PAYMENT[state]} ${state === 'unpaid' ? pay : ''}`,
    ];
  });
  const refunds = [...books.refunds].slice(-SHOWN).map(([number, { facts, stuck, doneAt }]) => {
    const act = (label: string, name: string) => button(label, { token, act: name, what: number });
    const done = stuck === null && doneAt <= books.clock.now();
    const buttons = act('完成 finish', 'finish-refund') + act('卡住 stick', 'stick-refund');
    return [
      escape(number),
      `¥${yuan(facts.amount)}`,
      done ? 'done' : escape(stuck ?? 'processing') + buttons,
    ];
  });
  return (
    `<h2>支付平台 Platform payments</h2>${table(['支付单 number', '缴款码 code', '金额 amount', '状态 state'], rows)}` +
    `<h2>平台退费 Platform refunds</h2>${table(['退费单 number', '金额 amount', '状态 state'], refunds)}`
  );
}

function paidLines(books: Books, token: string): string {
  const rows = [...books.lines].slice(-SHOWN).flatMap(([key, line]) => {
    const last = [...line.paid.values()].at(-1);
    if (last === undefined) return [];
    const at = key.lastIndexOf('/');
    const place = { what: key.slice(0, at), line: key.slice(at + 1) };
    const buttons =
      button('开票 issue', { token, act: 'issue-bill', ...place }) +
      button('不开票 none', { token, act: 'no-bill', ...place });
    return [
      [escape(key), `¥${yuan(keptFen(line))}`, escape(last.channel), `${EBILL[line.eBill]} ${buttons}`],
    ];
  });
  return `<h2>已报缴费 Reported as paid</h2>${table(['订单行 line', '金额 amount', '渠道 channel', '票据 e-bill'], rows)}`;
}

function requests({ wishes, phoneCodes, people }: Books): string {
  const codes = [...phoneCodes].flatMap(([key, { code, used }]) => {
    const owner = [...people.values()].find(({ documentKey }) => documentKey === key);
    return owner === undefined || used ? [] : [[escape(owner.candidate.name), escape(code)]];
  });
  const rows = wishes.slice(-SHOWN).map(({ reference, text }) => [escape(reference), escape(text)]);
  return (
    `<h2>短信验证码 Codes sent</h2>${table(['考生 candidate', '验证码 code'], codes)}` +
    `<h2>考生求助 Requests</h2>${table(['编号 reference', '内容 text'], rows)}`
  );
}

/** What waits for the office's staff, and the payer of its platform. */
export function officePage({ books }: RegistryServer, frame: Frame): string {
  const { token } = frame;
  const body =
    paymentRows(books, token) + refundWishes(books, token) + paidLines(books, token) + requests(books);
  return page('考试机构 The exam office', REFRESH_S, frame, body);
}

export function feesPage({ books }: RegistryServer, frame: Frame): string {
  const { token } = frame;
  const act = (label: string, name: string, what: string) =>
    button(label, { token, act: name, what, page: 'fees' });
  const rows = [...books.people.values()].flatMap(({ candidate, items, password }) =>
    items.map((item, at) => [
      at === 0 ? escape(candidate.name) : '',
      at === 0
        ? escape(maskDocument(candidate.documentNumber)) +
          (password.initial ? '' : act('重置密码 reset password', 'reset-password', candidate.documentNumber))
        : '',
      escape(`${item.facts.examName} ${item.facts.name}`),
      `¥${yuan(item.facts.amount)}`,
      `${FEE[stateOf(books, item)]}<br>${REVIEW[item.review.status]}`,
      act('他处已缴 paid elsewhere', 'paid-elsewhere', item.facts.id) +
        act('审核通过 approve', 'review-approve', item.facts.id) +
        act('不通过 reject', 'review-reject', item.facts.id),
    ]),
  );
  const heads = ['考生 candidate', '证件 document', '费用 fee', '金额 amount', '状态 state', ''];
  return page('考生与费用 People and fees', null, frame, table(heads, rows));
}

/** Faults by hand: which call, which fault, how often; and a clock that is apart. */
export function faultsPage(frame: Frame): string {
  const form = (action: string, inside: string, label: string) =>
    `<form method="post" action="${action}"><input type="hidden" name="token" value="${frame.token}">${inside}` +
    `<button>${label}</button></form>`;
  const times = '<input name="times" type="number" min="1" max="1000" value="1" aria-label="times">';
  const seconds = '<input name="seconds" type="number" value="0" aria-label="seconds">';
  const what = select('call', ['*', ...Object.keys(OPERATIONS)]) + select('kind', REGISTRY_FAULTS);
  const body =
    form('/fault', what + times, '设置 set') +
    `<h2>全部取消 All off</h2>${form('/fault', '', '恢复正常 recover')}` +
    `<h2>时钟偏差（秒） The office's clock is apart by seconds</h2>${form('/clock', seconds, '设置 set')}`;
  return page('故障 Faults', null, frame, body);
}
