import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A key and a certificate for tests, made on the spot: no private key lies in the repository. */
export type TestCertificate = { readonly cert: string; readonly key: string };

const OID = {
  ecdsaSha256: '06082a8648ce3d040302',
  rsaSha256: '06092a864886f70d01010b0500',
  commonName: '0603550403',
  altNames: '0603551d11',
  basicConstraints: '0603551d13',
} as const;

const hex = (text: string) => Buffer.from(text, 'hex');

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const octets = (content: Buffer) => der(0x04, content);

function name(commonName: string): Buffer {
  return sequence(der(0x31, sequence(hex(OID.commonName), der(0x0c, Buffer.from(commonName)))));
}

/** `20350102030405Z` */
function time(ms: number): Buffer {
  const text = `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return der(0x18, Buffer.from(text));
}

/** Signs itself; valid for `localhost` and 127.0.0.1. `serial` is hexadecimal, first digit 0–7. */
export function selfSigned(wish: {
  readonly commonName: string;
  readonly serial: string;
  readonly kind?: 'ec' | 'rsa';
  readonly from?: number;
  readonly until?: number;
}): TestCertificate & { readonly privateKey: KeyObject } {
  const { publicKey, privateKey } =
    wish.kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(hex(wish.kind === 'rsa' ? OID.rsaSha256 : OID.ecdsaSha256));
  const now = Date.now();
  const altNames = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(
    sequence(hex(OID.altNames), octets(altNames)),
    sequence(hex(OID.basicConstraints), der(0x01, hex('ff')), octets(sequence(der(0x01, hex('ff'))))),
  );
  const body = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex(wish.serial)),
    algorithm,
    name(wish.commonName),
    sequence(time(wish.from ?? now - 3_600_000), time(wish.until ?? now + 86_400_000)),
    name(wish.commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, algorithm, der(0x03, hex('00'), signature));
  const lines = whole.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  };
}
