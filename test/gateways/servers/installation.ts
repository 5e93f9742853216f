import type { AlipayServer } from './alipay/alipay-server.ts';
import type { WechatServer } from './wechat/wechat-server.ts';

/*
 * What an exam office would write for the two merchants: key files by name, and the sections of the configuration that
 * point to them (docs/operations.md).
 */

const NOTIFY = 'https://pay.example.com/notify';

export function keyFiles(
  { merchant: mine }: WechatServer,
  { merchant }: AlipayServer,
): Readonly<Record<string, string>> {
  return {
    'wechat-merchant-key.pem': mine.merchantKeys.privatePem,
    'wechat-merchant-certificate.pem': mine.merchantCertificate.pem,
    'wechat-platform-certificate.pem': mine.platformCertificate.pem,
    'wechat-public-key.pem': mine.publicKeyPair.publicPem,
    'wechat-api-v3-key.txt': `${mine.apiV3Key}\n`,
    'wechat-v2-key.txt': `${mine.v2Key}\n`,
    'alipay-app-key.pem': merchant.appKeys.privatePem,
    'alipay-public-key.pem': merchant.alipayKeys.publicPem,
  };
}

export function wechatSection({ url, merchant }: WechatServer) {
  return {
    baseUrl: url,
    backupBaseUrl: null,
    merchantId: merchant.mchid,
    appId: merchant.appid,
    merchantSerial: merchant.merchantCertificate.serial,
    privateKeyFile: 'wechat-merchant-key.pem',
    platformKeys: [
      { id: merchant.platformCertificate.serial, file: 'wechat-platform-certificate.pem' },
      { id: merchant.publicKeyId, file: 'wechat-public-key.pem' },
    ],
    apiV3KeyFile: 'wechat-api-v3-key.txt',
    notifyUrl: `${NOTIFY}/wechat`,
  };
}

export function alipaySection({ gateway, merchant }: AlipayServer) {
  return {
    baseUrl: gateway,
    appId: merchant.appId,
    sellerId: merchant.sellerId,
    privateKeyFile: 'alipay-app-key.pem',
    alipayPublicKeyFile: 'alipay-public-key.pem',
  };
}
