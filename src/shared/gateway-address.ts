import { err, ok, type Result } from './result';

export type AddressError = {
  readonly kind: 'not-an-address' | 'plain-http' | 'with-login' | 'with-path' | 'with-query';
  /** What was expected, for a message like `gateways.wechat.baseUrl: … expected`. */
  readonly expected: string;
};

const ADDRESS =
  /^(https?):\/\/((?:[^/?#@]*@)?)(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?(\/[^?#\s\\]*)?([?#]\S*)?$/i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const LONGEST = 400;

const HTTPS = 'an address like "https://api.example.com"';
const EXPECTED = {
  'not-an-address': HTTPS,
  'plain-http':
    'an https:// address; plain http:// is accepted for this machine itself only (127.0.0.1, [::1], localhost)',
  'with-login': `${HTTPS}, without a user name or password in it`,
  'with-path': `${HTTPS}, without anything after the host and port`,
  'with-query': `${HTTPS}, without "?" or "#"`,
} as const satisfies Record<AddressError['kind'], string>;

/**
 * The base address of a gateway, without a slash at its end. Keys, amounts and the proof of a payment travel over it:
 * plain http for loopback hosts only. `path: 'none'` where the vendor signs the path (WeChat), so that nothing may be
 * put before it.
 */
export function checkGatewayAddress(text: string, path: 'none' | 'allowed'): Result<string, AddressError> {
  const refuse = (kind: AddressError['kind']) => err({ kind, expected: EXPECTED[kind] });
  const match = text.length <= LONGEST ? ADDRESS.exec(text.trim()) : null;
  if (match === null) return refuse('not-an-address');
  const [, scheme = '', login = '', host = '', port = '443', tail = '', query = ''] = match;
  if (Number(port) < 1 || Number(port) > 65_535 || !isHost(host)) return refuse('not-an-address');
  if (login !== '') return refuse('with-login');
  if (query !== '') return refuse('with-query');
  const trimmedPath = tail.replace(/\/+$/, '');
  if (path === 'none' && trimmedPath !== '') return refuse('with-path');
  if (scheme.toLowerCase() === 'http' && !LOOPBACK.test(host)) return refuse('plain-http');
  const withPort = match[4] === undefined ? '' : `:${port}`;
  return ok(`${scheme.toLowerCase()}://${host.toLowerCase()}${withPort}${trimmedPath}`);
}

/** Whether an address that was taken by `checkGatewayAddress` is this machine itself. */
export function isThisMachine(address: string): boolean {
  return LOOPBACK.test(ADDRESS.exec(address)?.[3] ?? '');
}

/** Names without empty labels; a number that stands for an address in disguise (`127.1`, `2130706433`) is refused. */
function isHost(host: string): boolean {
  if (host.startsWith('[')) return /^\[[0-9a-f:.]{2,45}\]$/i.test(host) && host.includes(':');
  if (/^[\d.]+$/.test(host)) {
    const parts = host.split('.');
    return (
      parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
    );
  }
  return (
    host.length <= 253 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(host)
  );
}
