import type { FaultChanges } from '../faults';
import { faultChangesSchema, NO_FAULTS } from '../faults';
import type { LedgerEntry } from '../ledger-entries';
import type { Handler, PageReply, PageRequest } from '../loopback-server';
import { plainReply } from '../loopback-server';
import type { Platform } from '../platform';
import { codesPage } from './codes-page';
import { assetReply, jsonReply, type Language, type Reader, seeOther, wordsOf } from './page';
import { payPage, unknownCode } from './pay-page';
import { trainerPage } from './trainer-page';
import { carryOutAct, type Said } from './wallet-acts';
import { WALLET_SCRIPT } from './wallet-script';
import { WALLET_STYLE } from './wallet-style';
import { watermark } from './watermark';
import { wordsZh } from './words-zh';

export type WalletOptions = {
  readonly merchantName: { readonly zh: string; readonly en: string };
  readonly setFaults: (changes: FaultChanges) => Promise<void>;
  readonly ledger: () => readonly LedgerEntry[];
};

const PAY = /^\/pay\/([\w-]{1,64})$/;
const LANGUAGE_COOKIE = 'training-wallet-language';

/** The payer's phone and the trainer's desk, as pages. */
export function createWallet(platform: Platform, options: WalletOptions): Handler {
  return (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return show(platform, options, request);
    if (request.method !== 'POST') return plainReply(405, 'Only GET and POST are answered here.');
    if (!isOwnOrigin(request)) return plainReply(403, 'Only pages of this address may ask for this.');
    return act(platform, options, request);
  };
}

/** A browser names the page that a POST comes from; without a name nothing is done. */
function isOwnOrigin(request: PageRequest): boolean {
  return request.header('origin') === `http://${request.header('host')}`;
}

function show(platform: Platform, options: WalletOptions, request: PageRequest): PageReply {
  const { pathname, searchParams } = request.url;
  const wanted = searchParams.get('lang');
  if (wanted === 'zh' || wanted === 'en') return rememberLanguage(pathname, wanted);
  const reader = readerOf(platform, request);
  switch (pathname) {
    case '/':
      return codesPage(platform, reader);
    case '/trainer':
      return trainerPage(platform, reader);
    case '/wallet.css':
      return assetReply('text/css; charset=utf-8', WALLET_STYLE);
    case '/wallet.js':
      return assetReply('text/javascript; charset=utf-8', WALLET_SCRIPT);
    case '/watermark-zh.svg':
      return assetReply('image/svg+xml', watermark('演练'));
    case '/watermark-en.svg':
      return assetReply('image/svg+xml', watermark('TRAINING'));
    case '/favicon.ico':
      return { status: 204, headers: {}, body: '' };
    case '/api/ledger':
      return jsonReply(200, options.ledger());
    case '/api/faults':
      return jsonReply(200, platform.faults.state());
    default: {
      const token = PAY.exec(pathname)?.[1];
      return token === undefined
        ? plainReply(404, 'There is no such page.')
        : payPage(platform, reader, token, options.merchantName);
    }
  }
}

async function act(platform: Platform, options: WalletOptions, request: PageRequest): Promise<PageReply> {
  const { pathname } = request.url;
  if (pathname === '/api/faults') return setFaultsByApi(platform, options, request);
  if (!request.header('content-type').startsWith('application/x-www-form-urlencoded')) {
    return plainReply(415, 'The form must be sent as application/x-www-form-urlencoded.');
  }
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (pathname === '/trainer') return setFaultsByForm(options, form);
  const token = PAY.exec(pathname)?.[1];
  if (token === undefined) return plainReply(404, 'There is no such page.');
  const said = carryOutAct(platform, token, form);
  if (said === null) {
    return platform.ledger.tradeOfCode(token) === null
      ? unknownCode(readerOf(platform, request))
      : plainReply(400, 'There is no such act.');
  }
  if (said === 'scanned') return { status: 204, headers: {}, body: '' };
  return seeOther(`${pathname}?said=${said}`);
}

async function setFaultsByApi(
  platform: Platform,
  options: WalletOptions,
  request: PageRequest,
): Promise<PageReply> {
  if (!request.header('content-type').startsWith('application/json')) {
    return jsonReply(415, { error: 'the body must be application/json' });
  }
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString('utf8'));
  } catch {
    return jsonReply(400, { error: 'the body is not JSON' });
  }
  const changes = faultChangesSchema.safeParse(json);
  if (!changes.success) {
    const issue = changes.error.issues[0];
    return jsonReply(400, { error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
  }
  await options.setFaults(changes.data);
  return jsonReply(200, platform.faults.state());
}

async function setFaultsByForm(options: WalletOptions, form: URLSearchParams): Promise<PageReply> {
  if (form.get('clear') === 'all') {
    await options.setFaults(NO_FAULTS);
    return seeOther('/trainer?said=faults-cleared');
  }
  const changes = faultChangesSchema.safeParse({
    [form.get('fault') ?? '']: valueOf(form.get('value') ?? ''),
  });
  if (!changes.success) return plainReply(400, 'There is no such fault or value.');
  await options.setFaults(changes.data);
  return seeOther('/trainer?said=faults-set');
}

function valueOf(text: string): number | boolean | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

function isSaid(text: string): text is Said {
  return Object.hasOwn(wordsZh.said, text);
}

function readerOf(platform: Platform, request: PageRequest): Reader {
  const english = request.header('cookie').split(/; */).includes(`${LANGUAGE_COOKIE}=en`);
  const language: Language = english ? 'en' : 'zh';
  const said = request.url.searchParams.get('said') ?? '';
  return {
    language,
    words: wordsOf(language),
    now: platform.now(),
    said: isSaid(said) ? said : null,
  };
}

function rememberLanguage(pathname: string, language: Language): PageReply {
  const back = seeOther(pathname);
  const cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`;
  return { ...back, headers: { ...back.headers, 'set-cookie': cookie } };
}
