import { windowKindSchema, type WindowKind } from '../../shared/operator';

/*
 * Every window has its own path, and its cookie is sent to that path only: two windows live in one browser beside each
 * other, each after a reload what it was before.
 */

export type AskedPath =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'page'; readonly window: WindowKind; readonly file: string }
  | { readonly kind: 'socket'; readonly window: WindowKind; readonly pageId: string | null }
  | { readonly kind: 'nothing' };

const PAGE_ID = /^[\w-]{8,64}$/;

/** `url` as HTTP gives it: path and query. Nothing is decoded: no file and no window has a name that needs it. */
export function readPath(url: string): AskedPath {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  if (path === '/') return { kind: 'token', token: parameters.get('token') ?? '' };
  const [, name = '', file] = /^\/([a-z]+)\/(.*)$/.exec(path) ?? [];
  const window = windowKindSchema.safeParse(name);
  if (!window.success || file === undefined) return { kind: 'nothing' };
  if (file !== 'ws') return { kind: 'page', window: window.data, file };
  const pageId = parameters.get('page') ?? '';
  return { kind: 'socket', window: window.data, pageId: PAGE_ID.test(pageId) ? pageId : null };
}

const COOKIE = 'exam-fee-kiosk';

export function setCookie(window: WindowKind, session: string): string {
  return `${COOKIE}=${session}; Path=/${window}/; HttpOnly; SameSite=Strict`;
}

/** The session in a Cookie header; '' where there is none, or more than one. */
export function readCookie(header: string | undefined): string {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('=', 2))
    .filter(([name]) => name === COOKIE)
    .map(([, value = '']) => value);
  return values.length === 1 ? (values[0] ?? '') : '';
}
