import type { Schemas } from './books.ts';

/** What an operation says; the pipeline makes an HTTP answer of it. */
export type Said = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export function say(status: 200 | 202, body: object): Said {
  return { status, body };
}

export function refuse(
  status: 400 | 401 | 403 | 404 | 409 | 422 | 500,
  code: string,
  title: string,
  more: { readonly detail?: string; readonly items?: Schemas['NotReservedProblem']['items'] } = {},
): Said {
  const headers = status === 401 ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {};
  return { status, body: { title, status, code, ...more }, headers };
}

export function later(status: 429 | 503, seconds: number): Said {
  const body =
    status === 429
      ? { title: '请求过于频繁，请稍后再试', status, code: 'too-many-requests' }
      : { title: '系统维护中，请稍后再试', status, code: 'unavailable' };
  return { status, body, headers: { 'retry-after': String(seconds) } };
}
