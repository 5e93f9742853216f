import type { IncomingHttpHeaders } from 'node:http';

export type AskedRequest = {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
};

/** `why` is for the log and for the person in front of the browser. */
export type RequestRefusal = { readonly status: number; readonly why: string };

const LONGEST_URL = 2048;

/** A name that was made to point here (DNS rebinding) is not our name. */
function wrongHost({ headers }: AskedRequest, port: number): RequestRefusal | null {
  return headers.host === `127.0.0.1:${port}` ? null : { status: 421, why: 'another host name' };
}

/** Pages of other sites, other ports and `null` (files, sandboxed frames) get nothing. */
function wrongOrigin({ headers }: AskedRequest, port: number): RequestRefusal | null {
  const { origin } = headers;
  return origin === undefined || origin === `http://127.0.0.1:${port}`
    ? null
    : { status: 403, why: 'another origin' };
}

/** Browsers say when a request was made from another site, also where they send no Origin. */
function foreignSite({ headers }: AskedRequest): RequestRefusal | null {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'none' || site === 'same-origin'
    ? null
    : { status: 403, why: 'another site' };
}

function wrongMethod({ method }: AskedRequest): RequestRefusal | null {
  return method === 'GET' || method === 'HEAD' ? null : { status: 405, why: 'another method than GET' };
}

function wrongUrl({ url = '' }: AskedRequest): RequestRefusal | null {
  if (url.length > LONGEST_URL) return { status: 414, why: 'a long address' };
  return url.startsWith('/') ? null : { status: 400, why: 'an address that is no path' };
}

/** null when the request may be looked at. `port` is the one listened on. */
export function refusalOf(request: AskedRequest, port: number): RequestRefusal | null {
  return (
    wrongHost(request, port) ??
    wrongOrigin(request, port) ??
    foreignSite(request) ??
    wrongMethod(request) ??
    wrongUrl(request)
  );
}

/** A socket is opened by a page of ours or not at all: here the origin must be said. */
export function socketRefusalOf(request: AskedRequest, port: number): RequestRefusal | null {
  if (request.headers.origin === undefined) return { status: 403, why: 'no origin' };
  return refusalOf(request, port);
}
