import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result';

const LEAST_BITS = 2048;

/** The error says what was expected. The key itself never stands in it. */
export function readMerchantKey(pem: string): Result<KeyObject, string> {
  const expected = 'the private key of the API certificate (apiclient_key.pem), RSA, unencrypted PEM';
  try {
    const key = createPrivateKey(pem);
    return isStrongRsa(key) ? ok(key) : err(expected);
  } catch {
    return err(expected);
  }
}

/** `id` is the serial of the certificate, or `PUB_KEY_ID_…` of a bare public key. */
export function readPlatformKey(id: string, pem: string): Result<KeyObject, string> {
  const expected = 'a public key or a certificate of WeChat Pay as PEM, RSA';
  // Node would take the public half of a private key; whoever gives us that has mixed up the files.
  if (/PRIVATE KEY/.test(pem)) return err(`${expected}; this is a private key`);
  if (pem.includes('BEGIN CERTIFICATE')) {
    const read = readCertificate(pem);
    if (read === null || !isStrongRsa(read.key)) return err(expected);
    return read.serial === id.toUpperCase()
      ? ok(read.key)
      : err(`the certificate with this serial number; this one has ${read.serial}`);
  }
  try {
    const key = createPublicKey(pem);
    return isStrongRsa(key) ? ok(key) : err(expected);
  } catch {
    return err(expected);
  }
}

export type ReadCertificate = {
  readonly serial: string;
  readonly key: KeyObject;
  readonly validFrom: number;
  readonly validTo: number;
};

/** null: not a certificate. The serial is hexadecimal in capitals, as WeChat writes it. */
export function readCertificate(pem: string): ReadCertificate | null {
  try {
    const certificate = new X509Certificate(pem);
    return {
      serial: certificate.serialNumber.toUpperCase(),
      key: certificate.publicKey,
      validFrom: Date.parse(certificate.validFrom),
      validTo: Date.parse(certificate.validTo),
    };
  } catch {
    return null;
  }
}

function isStrongRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS;
}
