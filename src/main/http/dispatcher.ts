import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';

export type ProxyChoice = {
  /** `http://host:port`, with `user:password@` where the proxy wants it. */
  readonly url: string;
  /** NO_PROXY: hosts that are reached directly, comma separated. */
  readonly except: string;
};

/** Our own certificate and key as PEM, where the gateway wants to see one (WeChat v2 reverse). */
export type ClientCertificate = { readonly cert: string; readonly key: string };

export type ConnectionOptions = {
  readonly connectMs: number;
  readonly proxy: ProxyChoice | null;
  readonly client: ClientCertificate | null;
  /** PEM roots to trust instead of the system's; null: the system's. */
  readonly roots: string | null;
};

/** The machine itself is never reached through a proxy. */
const NEVER_PROXIED = 'localhost,127.0.0.1,[::1]';
/** Shorter than the idle limits of the gateways, so that a call rarely meets a connection that is just being closed. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Kept-alive connections over IPv6 or IPv4, whichever answers first, through the proxy where one is given. Certificates
 * are always verified, whatever the environment says (`NODE_TLS_REJECT_UNAUTHORIZED`). undici's own time limits are off:
 * the caller's total limit covers them all.
 */
export function makeDispatcher({ connectMs, proxy, client, roots }: ConnectionOptions): Dispatcher {
  const connect = {
    timeout: connectMs,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 250,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2' as const,
    ...(roots === null ? {} : { ca: roots }),
  };
  const withClient = { ...connect, ...client };
  const limits = { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: KEEP_ALIVE_MS };
  if (proxy === null) return new Agent({ ...limits, connect: withClient });
  return new EnvHttpProxyAgent({
    ...limits,
    connect: withClient,
    // Our certificate is for the gateway, never for the proxy.
    proxyTls: connect,
    requestTls: withClient,
    httpProxy: '',
    httpsProxy: proxy.url,
    noProxy: `${NEVER_PROXIED},${proxy.except}`,
  });
}
