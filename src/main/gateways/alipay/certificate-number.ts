import { createHash, X509Certificate } from 'node:crypto';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;
/** Content of the object identifier 1.2.840.113549.1.1.*: signed with RSA. */
const RSA_SIGNED = Buffer.from('2a864886f70d0101', 'hex');

/** The certificates of a PEM file as DER, in their order. */
export function certificatesIn(pem: string): readonly Buffer[] {
  return [...pem.matchAll(PEM_BLOCK)].map((match) => Buffer.from(match[1] ?? '', 'base64'));
}

/**
 * `app_cert_sn` and `alipay_cert_sn`: MD5 of the issuer, most special name first, and the serial number in decimal
 * (alipay-sdk `getCertSN`). Throws for something that is no certificate.
 */
export function certificateNumber(certificate: X509Certificate): string {
  const issuer = certificate.issuer.split('\n').toReversed().join(',');
  const serial = BigInt(`0x${certificate.serialNumber}`).toString(10);
  return createHash('md5').update(`${issuer}${serial}`, 'utf8').digest('hex');
}

/**
 * `alipay_root_cert_sn`: the numbers of those roots that are signed with RSA. The file also holds SM2 ones, which this
 * machine's OpenSSL may not even be able to read.
 */
export function rootCertificateNumber(pem: string): string {
  return certificatesIn(pem)
    .filter((der) => isSignedWithRsa(der))
    .map((der) => certificateNumber(new X509Certificate(der)))
    .join('_');
}

type Element = { readonly from: number; readonly to: number };

/** Where the content of the DER element at `at` lies (X.690 §8.1). */
function elementAt(der: Buffer, at: number): Element {
  const short = der.readUInt8(at + 1);
  if (short < 0x80) return { from: at + 2, to: at + 2 + short };
  const lengthBytes = short - 0x80;
  const length = der.readUIntBE(at + 2, lengthBytes);
  return { from: at + 2 + lengthBytes, to: at + 2 + lengthBytes + length };
}

/** Certificate → TBSCertificate → version?, serialNumber, signature → algorithm (RFC 5280 §4.1). */
function isSignedWithRsa(der: Buffer): boolean {
  const body = elementAt(der, elementAt(der, 0).from);
  const hasVersion = der.readUInt8(body.from) === 0xa0;
  const serial = elementAt(der, hasVersion ? elementAt(der, body.from).to : body.from);
  const algorithm = elementAt(der, elementAt(der, serial.to).from);
  return der.subarray(algorithm.from, algorithm.to).subarray(0, RSA_SIGNED.length).equals(RSA_SIGNED);
}
