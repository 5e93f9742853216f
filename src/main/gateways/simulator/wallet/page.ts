import type { PageReply } from '../loopback-server';
import { html, type Html } from './html';
import { icon, type IconName } from './icons';
import { wordsEn } from './words-en';
import { wordsZh, type Words } from './words-zh';

export type Language = 'zh' | 'en';

/** What every page needs to know about who looks at it. */
export type Reader = {
  readonly language: Language;
  readonly words: Words;
  readonly now: number;
  /** What the last act came to; shown once, on top. */
  readonly said: keyof Words['said'] | null;
};

export function wordsOf(language: Language): Words {
  return language === 'zh' ? wordsZh : wordsEn;
}

/** No inline script or style, nothing from elsewhere, in no frame. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Of the answers that are good news; the others are told with the sign of a notice. */
const GOOD_NEWS: ReadonlySet<keyof Words['said']> = new Set([
  'paid',
  'late-paid',
  'wrong-amount-paid',
  'old-code-paid',
  'refunds-finished',
  'faults-set',
  'faults-cleared',
]);

function saidBanner(reader: Reader): Html | null {
  const { said, words } = reader;
  if (said === null) return null;
  const sign = GOOD_NEWS.has(said) ? 'paid' : 'notice';
  return html`<p class="said" role="status" data-testid="said" data-said="${said}">
    ${icon(sign)}<span>${words.said[said]}</span>
  </p>`;
}

export type Tab = 'codes' | 'trainer';

function tab(current: Tab, name: Tab, href: string, sign: IconName, word: string): Html {
  const mark: Html = { html: current === name ? ' aria-current="page"' : '' };
  return html`<a href="${href}" data-testid="tab-${name}" ${mark}>${icon(sign)}<span>${word}</span></a>`;
}

export type PageParts = {
  readonly status?: number;
  readonly tab: Tab;
  readonly path: string;
  readonly title: string;
  readonly main: Html;
};

export function renderPage(reader: Reader, parts: PageParts): PageReply {
  const { language, words, now } = reader;
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const page = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${parts.title} · ${words.pageTitle}</title>
        <link rel="stylesheet" href="/wallet.css" />
        <script src="/wallet.js" defer></script>
      </head>
      <body data-now="${now}">
        <header>
          <span class="brand">${words.pageTitle}</span>
          <span class="badge" data-testid="training">${words.training}</span>
          <a
            class="language"
            href="${parts.path}?lang=${other}"
            lang="${other === 'zh' ? 'zh-CN' : 'en'}"
            data-testid="language"
            >${words.otherLanguage}</a
          >
        </header>
        <p class="lost" role="alert" hidden data-testid="lost-contact">${words.lostContact}</p>
        <main>${saidBanner(reader)}${parts.main}</main>
        <footer>
          <p class="no-money">${words.noRealMoney}</p>
          <nav aria-label="${words.tabs}">
            ${tab(parts.tab, 'codes', '/', 'codes', words.tabCodes)}
            ${tab(parts.tab, 'trainer', '/trainer', 'trainer', words.tabTrainer)}
          </nav>
        </footer>
        <div class="watermark ${language}" aria-hidden="true"></div>
      </body>
    </html>`;
  return {
    status: parts.status ?? 200,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/html; charset=utf-8' },
    body: page.html,
  };
}

export function assetReply(contentType: string, body: string): PageReply {
  return { status: 200, headers: { ...SECURITY_HEADERS, 'content-type': contentType }, body };
}

export function jsonReply(status: number, json: unknown): PageReply {
  const headers = { ...SECURITY_HEADERS, 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: `${JSON.stringify(json)}\n` };
}

/** After a form was sent: back to a page that a reload does not send again. */
export function seeOther(location: string): PageReply {
  return { status: 303, headers: { ...SECURITY_HEADERS, location }, body: '' };
}
