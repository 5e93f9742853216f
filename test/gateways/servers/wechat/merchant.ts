import { createCipheriv, randomBytes } from 'node:crypto';
import { makeCertificate, type Certificate } from '../ground/certificate.ts';
import { digits, letters } from '../ground/random-text.ts';
import { rsaPair, type RsaPair } from '../ground/rsa-pair.ts';

/** What the merchant is given, and what the platform keeps. Everything is made at the start, nothing is real. */
export type WechatMerchant = {
  readonly mchid: string;
  readonly appid: string;
  readonly merchantKeys: RsaPair;
  readonly merchantCertificate: Certificate;
  readonly platformKeys: RsaPair;
  readonly platformCertificate: Certificate;
  readonly publicKeyId: string;
  readonly publicKeyPair: RsaPair;
  /** 32 characters; opens /v3/certificates. */
  readonly apiV3Key: string;
  /** 32 characters; signs v2. */
  readonly v2Key: string;
};

function serial(): string {
  return `4${randomBytes(20).toString('hex').slice(1)}`.toUpperCase();
}

export async function makeMerchant(now: number): Promise<WechatMerchant> {
  const [merchantKeys, platformKeys, publicKeyPair] = await Promise.all([
    rsaPair('wechat-merchant'),
    rsaPair('wechat-platform'),
    rsaPair('wechat-public-key'),
  ]);
  const dayAgo = now - 86_400_000;
  return {
    mchid: `19${digits(8)}`,
    appid: `wx${randomBytes(8).toString('hex')}`,
    merchantKeys,
    merchantCertificate: makeCertificate('local merchant', serial(), merchantKeys, dayAgo),
    platformKeys,
    platformCertificate: makeCertificate('local WeChat Pay', serial(), platformKeys, dayAgo),
    publicKeyId: `PUB_KEY_ID_0${digits(31)}`,
    publicKeyPair,
    apiV3Key: letters(32),
    v2Key: letters(32),
  };
}

/** AEAD_AES_256_GCM as in /v3/certificates and notifications: the tag follows the text. */
export function seal(merchant: WechatMerchant, plain: string, nonce: string, associated: string): string {
  const cipher = createCipheriv('aes-256-gcm', merchant.apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associated));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString('base64');
}
