import { letters } from './ground/random-text.ts';
import type { Call, Reply } from './ground/call-and-reply.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Act, People } from './ledger/people.ts';

export type Admin = {
  readonly token: string;
  /** null when the path is none of the administrator's. */
  readonly answer: (call: Call) => Reply | null;
};

function json(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

type ActName = 'scan' | 'pay' | 'scan-and-pay' | 'decline' | 'enter-password';

function acts(people: People): Readonly<Record<ActName, (what: string, person?: string) => Act>> {
  return {
    scan: people.scan,
    pay: people.pay,
    'scan-and-pay': people.scanAndPay,
    decline: people.decline,
    'enter-password': people.enterPassword,
  };
}

/**
 * The server's books for another process: GET /_admin/ledger, and POST /_admin/act?act=scan&what=CODE_OR_NUMBER&person=eve
 * (scan, pay, scan-and-pay, decline, enter-password). Its token is its own; no merchant key opens it.
 */
export function createAdmin(parts: { readonly ledger: Ledger; readonly people: People }): Admin {
  const token = letters(32);
  const byName = acts(parts.people);
  return {
    token,
    answer: ({ url, header, method }) => {
      if (!url.pathname.startsWith('/_admin/')) return null;
      if (header('authorization') !== `Bearer ${token}`) return json(401, { error: 'the token is wrong' });
      if (method === 'GET' && url.pathname === '/_admin/ledger') return json(200, parts.ledger.view());
      const name = Object.keys(byName).find((one) => one === url.searchParams.get('act'));
      if (method !== 'POST' || url.pathname !== '/_admin/act' || name === undefined)
        return json(404, { error: 'GET /_admin/ledger or POST /_admin/act?act=…&what=…&person=…' });
      const act = new Map(Object.entries(byName)).get(name);
      const what = url.searchParams.get('what') ?? '';
      return json(200, act?.(what, url.searchParams.get('person') ?? undefined));
    },
  };
}
