import { X509Certificate } from 'node:crypto';
import type { Call } from '../../gateways/servers/ground/call-and-reply.ts';
import { letters } from '../../gateways/servers/ground/random-text.ts';
import type { ServerClock } from '../../gateways/servers/ground/server-clock.ts';
import { refuse, type Said } from './answers.ts';

/** One kiosk as the office knows it. */
type Client = { readonly clientId: string; readonly clientSecret: string; shutOut: boolean };

export type Access = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly issueToken: (call: Call) => Said;
  /** null: may go on. */
  readonly refusal: (call: Call) => Said | null;
  /** Every token is worth nothing from now on. */
  readonly dropTokens: () => void;
  readonly shutOut: (shutOut: boolean) => void;
};

function tokenRefusal(status: 400 | 401, error: string, description: string): Said {
  const headers = status === 401 ? { 'www-authenticate': 'Basic realm="registry"' } : {};
  return { status, body: { error, error_description: description }, headers };
}

function basicCredentials(header: string | null): readonly string[] {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '')?.[1];
  if (encoded === undefined) return [];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  try {
    return at < 0 ? [] : [text.slice(0, at), text.slice(at + 1)].map(decodeURIComponent);
  } catch {
    return [];
  }
}

export function createAccess(options: {
  readonly clock: ServerClock;
  readonly tokenLifeS: number;
  /** PEM; whoever shows one of these needs no token. */
  readonly clientCertificates: readonly string[];
}): Access {
  const client: Client = { clientId: 'kiosk-T01', clientSecret: letters(32), shutOut: false };
  const known = options.clientCertificates.map((pem) => new X509Certificate(pem).raw);
  let tokens = new Map<string, number>();

  const issueToken = ({ header, body }: Call): Said => {
    const form = new URLSearchParams(body.toString('utf8'));
    if (header('content-type')?.startsWith('application/x-www-form-urlencoded') !== true)
      return tokenRefusal(400, 'invalid_request', '须为 application/x-www-form-urlencoded');
    const [id, secret] = basicCredentials(header('authorization'));
    if (id !== client.clientId || secret !== client.clientSecret || client.shutOut)
      return tokenRefusal(401, 'invalid_client', '客户端标识或密钥不正确');
    if (form.get('grant_type') !== 'client_credentials')
      return tokenRefusal(400, 'unsupported_grant_type', '只支持 client_credentials');
    if ((form.get('scope') ?? 'kiosk') !== 'kiosk') return tokenRefusal(400, 'invalid_scope', '只有 kiosk');
    const token = letters(40);
    tokens.set(token, options.clock.now() + options.tokenLifeS * 1000);
    return {
      status: 200,
      body: { access_token: token, token_type: 'Bearer', expires_in: options.tokenLifeS },
      headers: { 'cache-control': 'no-store' },
    };
  };

  const refusal = ({ header, clientCertificate }: Call): Said | null => {
    const byCertificate = clientCertificate !== null && known.some((one) => one.equals(clientCertificate));
    const token = /^Bearer (\S+)$/.exec(header('authorization') ?? '')?.[1] ?? '';
    const byToken = (tokens.get(token) ?? 0) > options.clock.now();
    if (!byCertificate && !byToken) return refuse(401, 'token-invalid', '访问令牌无效或已过期');
    return client.shutOut ? refuse(403, 'not-allowed', '该终端未被授权') : null;
  };

  return {
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    issueToken,
    refusal,
    dropTokens: () => {
      tokens = new Map();
    },
    shutOut: (shutOut) => {
      client.shutOut = shutOut;
    },
  };
}
