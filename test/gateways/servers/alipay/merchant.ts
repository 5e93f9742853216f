import { createHash, randomBytes } from 'node:crypto';
import { makeCertificate, type Certificate } from '../ground/certificate.ts';
import { digits } from '../ground/random-text.ts';
import { rsaPair, type RsaPair } from '../ground/rsa-pair.ts';

/** Certificate mode: the three files of the merchant, and their numbers as requests and answers carry them. */
export type AlipayCertificates = {
  readonly app: Certificate;
  readonly alipay: Certificate;
  readonly root: Certificate;
  readonly numbers: { readonly app: string; readonly alipay: string; readonly root: string };
};

/** What the merchant is given, and what Alipay keeps. Everything is made at the start, nothing is real. */
export type AlipayMerchant = {
  readonly appId: string;
  readonly sellerId: string;
  readonly appKeys: RsaPair;
  readonly alipayKeys: RsaPair;
  /** null: public-key mode. */
  readonly certificates: AlipayCertificates | null;
};

/** MD5 of the issuer's name and the serial in decimal; the issuer is the certificate itself here. */
function numberOf(commonName: string, { serial }: Certificate): string {
  return createHash('md5')
    .update(`CN=${commonName}${BigInt(`0x${serial}`)}`)
    .digest('hex');
}

async function makeCertificates(
  now: number,
  appKeys: RsaPair,
  alipayKeys: RsaPair,
): Promise<AlipayCertificates> {
  const rootKeys = await rsaPair('alipay-root');
  const make = (name: string, keys: RsaPair) =>
    makeCertificate(name, `4${randomBytes(20).toString('hex').slice(1)}`, keys, now - 86_400_000);
  const app = make('local application', appKeys);
  const alipay = make('local Alipay', alipayKeys);
  const root = make('local Alipay root', rootKeys);
  const numbers = {
    app: numberOf('local application', app),
    alipay: numberOf('local Alipay', alipay),
    root: numberOf('local Alipay root', root),
  };
  return { app, alipay, root, numbers };
}

export async function makeAlipayMerchant(now: number, withCertificates: boolean): Promise<AlipayMerchant> {
  const [appKeys, alipayKeys] = await Promise.all([rsaPair('alipay-app'), rsaPair('alipay')]);
  const certificates = withCertificates ? await makeCertificates(now, appKeys, alipayKeys) : null;
  return { appId: `2021${digits(12)}`, sellerId: `2088${digits(12)}`, appKeys, alipayKeys, certificates };
}
