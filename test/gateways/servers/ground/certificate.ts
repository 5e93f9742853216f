import { sign, X509Certificate, type KeyObject } from 'node:crypto';

/** DER, as far as a self-signed RSA certificate needs it (X.690). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length;
  const head =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.trunc(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const SHA256_WITH_RSA = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');

function name(commonName: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName, 'utf8')))));
}

function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${text}Z`, 'latin1'));
}

/** Names the loopback address and localhost, so that the certificate serves a local TLS server too. */
function extensions(): Buffer {
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  return der(0xa3, sequence(sequence(SUBJECT_ALT_NAME, der(0x04, names))));
}

export type Certificate = {
  /** 40 hexadecimal digits, upper case, as WeChat Pay writes serials. */
  readonly serial: string;
  readonly pem: string;
  readonly notBefore: number;
  readonly notAfter: number;
};

/** Self-signed. `serial`: 40 hexadecimal digits, the first below 8 so that the number stays positive. */
export function makeCertificate(
  commonName: string,
  serial: string,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  validFrom: number,
): Certificate {
  const years5 = 5 * 365 * 86_400_000;
  const whole = Math.trunc(validFrom / 1000) * 1000;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from(serial, 'hex')),
    SHA256_WITH_RSA,
    name(commonName),
    sequence(time(whole), time(whole + years5)),
    name(commonName),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    extensions(),
  );
  const signature = sign('RSA-SHA256', body, keys.privateKey);
  const whole509 = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature));
  const certificate = new X509Certificate(whole509);
  return {
    serial: certificate.serialNumber.padStart(40, '0'),
    pem: certificate.toString(),
    notBefore: whole,
    notAfter: whole + years5,
  };
}
