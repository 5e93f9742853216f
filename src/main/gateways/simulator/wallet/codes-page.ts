import { formatYuan } from '../../../../shared/money';
import type { PageReply } from '../loopback-server';
import type { Platform } from '../platform';
import { html, type Html } from './html';
import { icon } from './icons';
import { type Reader, renderPage } from './page';
import { listTrades, STANDING_ICON, timeOfDay, type TradeView } from './trade-view';

const MOST_ENDED = 8;

/** First page: the codes a payer could scan now, and the last ones that ended. It renews itself (wallet-script.ts). */
export function codesPage(platform: Platform, reader: Reader): PageReply {
  const { words } = reader;
  const { waiting, ended } = listTrades(platform, MOST_ENDED);
  const main = html`<h1>${words.codes.title}</h1>
    ${waiting.length === 0 ? nothingWaiting(reader) : list(reader, waiting, 'waiting-codes')}
    ${
      ended.length === 0
        ? null
        : html`<h2>${words.codes.recent}</h2>
            ${list(reader, ended, 'ended-codes')}`
    }`;
  return renderPage(reader, { tab: 'codes', path: '/', title: words.codes.title, main });
}

function nothingWaiting({ words }: Reader): Html {
  return html`<div class="empty" data-testid="no-codes">
    ${icon('codes')}
    <p>${words.codes.none}</p>
    <p class="hint">${words.codes.noneHint}</p>
  </div>`;
}

function list(reader: Reader, views: readonly TradeView[], testId: string): Html {
  return html`<ul class="codes" data-testid="${testId}">
    ${views.map((view) => entry(reader, view))}
  </ul>`;
}

function entry({ words }: Reader, view: TradeView): Html {
  const { trade, token, standing, payable } = view;
  const ends = payable
    ? html`<span class="countdown" data-ends="${trade.expiresAt}">${timeOfDay(trade.expiresAt)}</span>`
    : null;
  return html`<li>
    <a href="/pay/${token}" data-testid="code-${trade.outTradeNo}" data-standing="${standing}">
      <span class="amount">${formatYuan(trade.amount)}</span>
      <span class="what">${trade.description}</span>
      <span class="how">${words.channels[trade.channel]} · ${trade.outTradeNo}</span>
      <span class="standing ${standing}"
        >${icon(STANDING_ICON[standing])}${words.standing[standing]} ${ends}</span
      >
      ${icon('open')}
    </a>
  </li>`;
}
