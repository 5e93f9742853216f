import { formatYuan } from '../../../../shared/money';
import { shanghaiDateTime } from '../../../../shared/time-zone';
import type { PageReply } from '../loopback-server';
import type { Platform } from '../platform';
import { refundState } from '../trade';
import { html, type Html } from './html';
import { icon } from './icons';
import { afterPayment, otherWays } from './pay-choices';
import { type Reader, renderPage } from './page';
import { STANDING_ICON, timeOfDay, type TradeView, viewTrade } from './trade-view';

/** What the QR opens. */
export function payPage(
  platform: Platform,
  reader: Reader,
  token: string,
  merchantName: { readonly zh: string; readonly en: string },
): PageReply {
  const { words } = reader;
  const trade = platform.ledger.tradeOfCode(token);
  if (trade === null) return unknownCode(reader);
  const view = viewTrade(platform, trade, token);
  // The promise has been kept: saying it again would only puzzle.
  const kept = reader.said === 'late-promised' && view.standing !== 'promised';
  const main = html`${backLink(reader)} ${headline(reader, view, merchantName[reader.language])}
  ${view.payable ? payOrNot(reader, view) : null} ${facts(reader, view)} ${refunds(reader, view)}
  ${view.trade.paid === null ? otherWays(reader, view) : afterPayment(reader, view)}`;
  const title = `${words.standing[view.standing]} ${formatYuan(view.trade.amount)}`;
  return renderPage(kept ? { ...reader, said: null } : reader, {
    tab: 'codes',
    path: `/pay/${token}`,
    title,
    main,
  });
}

export function unknownCode(reader: Reader): PageReply {
  const { words } = reader;
  const main = html`${backLink(reader)}
    <div class="empty">
      ${icon('notice')}
      <h1>${words.pay.unknown}</h1>
      <p class="hint">${words.pay.unknownHint}</p>
    </div>`;
  return renderPage(reader, { status: 404, tab: 'codes', path: '/', title: words.pay.unknown, main });
}

function backLink({ words }: Reader): Html {
  return html`<a class="back" href="/" data-testid="back">${icon('back')}${words.back}</a>`;
}

function headline({ words }: Reader, view: TradeView, merchantName: string): Html {
  const { trade, standing, payable } = view;
  const amount = trade.paid?.amount ?? trade.amount;
  const ends = payable
    ? html`<span class="countdown" data-ends="${trade.expiresAt}" data-left="${words.pay.left}"></span>`
    : null;
  return html`<section class="headline" data-testid="trade" data-standing="${standing}">
    <p class="payee">${words.pay.payee}</p>
    <p class="merchant">${merchantName}</p>
    <h1 class="amount">${formatYuan(amount)}</h1>
    <p class="standing ${standing}">${icon(STANDING_ICON[standing])}${words.standing[standing]} ${ends}</p>
  </section>`;
}

function payOrNot({ words }: Reader, { trade, token }: TradeView): Html {
  return html`<form class="pay-or-not" method="post" action="/pay/${token}">
    <button class="primary" name="act" value="pay" data-testid="pay">
      ${words.pay.pay} ${formatYuan(trade.amount)}
    </button>
    <button class="quiet" name="act" value="decline" data-testid="decline">${words.pay.decline}</button>
  </form>`;
}

/** The 28 digits of a bill number must stand in one line: people read them out. */
const LONGEST_TOKEN = 24;

function fact(word: string, value: string): Html {
  const long = value.split(' ').some((part) => part.length > LONGEST_TOKEN);
  return html`<div>
    <dt>${word}</dt>
    <dd class="${long ? 'long' : ''}">${value}</dd>
  </div>`;
}

function facts({ words }: Reader, { trade, payable }: TradeView): Html {
  const { paid } = trade;
  const asked = paid === null || paid.amount === trade.amount;
  return html`<dl class="facts">
    ${fact(words.pay.description, trade.description)}
    ${fact(words.pay.channel, words.channels[trade.channel])}
    ${asked ? null : fact(words.pay.amount, formatYuan(trade.amount))}
    ${paid === null || asked ? null : fact(words.pay.paidAmount, formatYuan(paid.amount))}
    ${paid === null ? null : fact(words.pay.paidAt, shanghaiDateTime(paid.paidAt))}
    ${payable ? fact(words.pay.validUntil, timeOfDay(trade.expiresAt)) : null}
    ${fact(words.pay.number, trade.outTradeNo)}
    ${paid === null ? null : fact(words.pay.bill, paid.gatewayTradeNo)}
  </dl>`;
}

function refunds({ words, now }: Reader, view: TradeView): Html | null {
  if (view.refunds.length === 0) return null;
  return html`<section data-testid="refunds">
    <h2>${words.pay.refunds}</h2>
    <dl class="facts">
      ${view.refunds.map((refund) => {
        const state = words.refundState[refundState(refund, now)];
        return fact(formatYuan(refund.amount), refund.elsewhere ? `${words.elsewhere} · ${state}` : state);
      })}
    </dl>
  </section>`;
}
