import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result';
import { certificateNumber, certificatesIn, rootCertificateNumber } from './certificate-number';

/** What the merchant holds, as text: PEM files, or the bare base64 that Alipay's key tool and console show. */
export type AlipayKeyFiles = {
  /** The application's own private key (应用私钥). */
  readonly appPrivateKey: string;
  readonly trust:
    | { readonly kind: 'public-key'; readonly alipayPublicKey: string }
    | {
        readonly kind: 'certificates';
        /** appCertPublicKey_….crt */
        readonly appCertificate: string;
        /** alipayRootCert.crt */
        readonly rootCertificates: string;
        /** alipayCertPublicKey_RSA2.crt; two while Alipay changes from one to the next. */
        readonly alipayCertificates: readonly string[];
      };
};

export type AlipayKeys = {
  readonly appPrivateKey: KeyObject;
  /** `number`: the certificate's `alipay_cert_sn`; null: a bare public key. */
  readonly alipay: readonly { readonly number: string | null; readonly key: KeyObject }[];
  /** Sent with every call in certificate mode. */
  readonly numbers: { readonly app_cert_sn: string; readonly alipay_root_cert_sn: string } | null;
};

export type KeyProblem = {
  readonly kind:
    | 'unreadable'
    | 'not-rsa'
    /** Under 2048 bits; RSA2 wants as many. */
    | 'too-short'
    /** The application's own public key stands where Alipay's belongs: the commonest mistake of all. */
    | 'own-key-instead'
    /** The application's certificate belongs to another private key. */
    | 'not-a-pair'
    | 'no-certificate';
  readonly which:
    'app-private-key' | 'alipay-public-key' | 'app-certificate' | 'root-certificates' | 'alipay-certificate';
};

const LEAST_BITS = 2048;

/** Reads and checks everything once, so that a wrong file is met at the start and not at the first payer. */
export function readAlipayKeys(files: AlipayKeyFiles): Result<AlipayKeys, KeyProblem> {
  const own = readKey('app-private-key', () => readPrivateKey(files.appPrivateKey));
  if (!own.ok) return own;
  const appPrivateKey = own.value;
  const ownPublic = createPublicKey(appPrivateKey);
  if (files.trust.kind === 'public-key') {
    const { alipayPublicKey } = files.trust;
    const key = readKey('alipay-public-key', () => readPublicKey(alipayPublicKey));
    if (!key.ok) return key;
    if (ownPublic.equals(key.value)) return err({ kind: 'own-key-instead', which: 'alipay-public-key' });
    return ok({ appPrivateKey, alipay: [{ number: null, key: key.value }], numbers: null });
  }
  const { appCertificate, rootCertificates, alipayCertificates } = files.trust;
  const app = readCertificate('app-certificate', appCertificate);
  if (!app.ok) return app;
  if (!ownPublic.equals(app.value.key)) return err({ kind: 'not-a-pair', which: 'app-certificate' });
  const alipay: { number: string; key: KeyObject }[] = [];
  for (const pem of alipayCertificates) {
    const certificate = readCertificate('alipay-certificate', pem);
    if (!certificate.ok) return certificate;
    if (ownPublic.equals(certificate.value.key)) {
      return err({ kind: 'own-key-instead', which: 'alipay-certificate' });
    }
    alipay.push(certificate.value);
  }
  if (alipay.length === 0) return err({ kind: 'no-certificate', which: 'alipay-certificate' });
  const root = readRootNumber(rootCertificates);
  if (!root.ok) return root;
  const numbers = { app_cert_sn: app.value.number, alipay_root_cert_sn: root.value };
  return ok({ appPrivateKey, alipay, numbers });
}

function readKey(which: KeyProblem['which'], read: () => KeyObject | null): Result<KeyObject, KeyProblem> {
  const key = orNull(read);
  if (key === null) return err({ kind: 'unreadable', which });
  if (key.asymmetricKeyType !== 'rsa') return err({ kind: 'not-rsa', which });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < LEAST_BITS ? err({ kind: 'too-short', which }) : ok(key);
}

function readCertificate(
  which: KeyProblem['which'],
  pem: string,
): Result<{ number: string; key: KeyObject }, KeyProblem> {
  const [der] = certificatesIn(pem);
  const certificate = orNull(() => (der === undefined ? null : new X509Certificate(der)));
  if (certificate === null) return err({ kind: 'no-certificate', which });
  const key = readKey(which, () => certificate.publicKey);
  return key.ok ? ok({ number: certificateNumber(certificate), key: key.value }) : key;
}

function readRootNumber(pem: string): Result<string, KeyProblem> {
  const number = orNull(() => rootCertificateNumber(pem)) ?? '';
  return number === '' ? err({ kind: 'no-certificate', which: 'root-certificates' }) : ok(number);
}

function readPrivateKey(text: string): KeyObject | null {
  if (text.includes('-----BEGIN')) return createPrivateKey(text);
  const key = bareBytes(text);
  return (
    orNull(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' })) ??
    orNull(() => createPrivateKey({ key, format: 'der', type: 'pkcs1' }))
  );
}

function readPublicKey(text: string): KeyObject | null {
  // A private key would be read as its public half: then the wrong file is here.
  if (text.includes('PRIVATE KEY')) return null;
  if (text.includes('-----BEGIN')) return createPublicKey(text);
  return createPublicKey({ key: bareBytes(text), format: 'der', type: 'spki' });
}

function bareBytes(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'base64');
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
