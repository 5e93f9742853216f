import { z } from 'zod';
import { matching, oneOf, secretFile, secureAddress, section, textLine, yesOrNo } from './value-schemas';

/** Payment gateways of a live installation. Sources: WeChat Pay API v3, Alipay open platform; docs/operations.md. */

const file = textLine(1000);

const notifyUrl = matching(
  /^https:\/\/[^\s?#]{1,245}$/,
  'an https address without a query, at most 255 characters',
);

const platformKey = section({
  /** Serial of a platform certificate (40 hex digits) or `PUB_KEY_ID_…`. */
  id: matching(/^(PUB_KEY_ID_\w{1,64}|[0-9A-Fa-f]{8,64})$/, 'a certificate serial or PUB_KEY_ID_…'),
  file,
});

const wechat = section({
  baseUrl: secureAddress('none').prefault('https://api.mch.weixin.qq.com'),
  /** Used when the first one cannot be reached; null: none. */
  backupBaseUrl: secureAddress('none').nullable().default('https://api2.mch.weixin.qq.com'),
  merchantId: matching(/^\d{8,12}$/, 'the merchant number (mchid), 8 to 12 digits'),
  appId: matching(/^[A-Za-z0-9]{10,32}$/, 'the app id bound to the merchant, like "wx…"'),
  merchantSerial: matching(/^[0-9A-Fa-f]{8,64}$/, 'the serial of the merchant certificate in hex'),
  privateKeyFile: secretFile,
  platformKeys: z
    .array(platformKey, { error: 'a list like [{"id": "PUB_KEY_ID_…", "file": "pub_key.pem"}]' })
    .max(16, { error: 'at most 16 keys' })
    .default([]),
  /** Certificate mode only; null: when there are no platformKeys. Merchants with a public key cannot. */
  downloadCertificates: yesOrNo().nullable().default(null),
  apiV3KeyFile: secretFile,
  storeId: textLine(32).nullable().default(null),
  notifyUrl,
  /** The payer's own code: micropay of v2, codepay of v3, or not in the merchant's contract. */
  payerCode: oneOf(['off', 'v2', 'v3']).default('off'),
  v2KeyFile: secretFile,
  v2SignType: oneOf(['HMAC-SHA256', 'MD5']).default('HMAC-SHA256'),
  /** Merchant certificate for the reversal of v2, which wants mutual TLS. */
  clientCertificateFile: file.nullable().default(null),
  clientKeyFile: secretFile,
  statements: yesOrNo().default(true),
});

const alipay = section({
  baseUrl: secureAddress('allowed').prefault('https://openapi.alipay.com/gateway.do'),
  appId: matching(/^\d{10,32}$/, 'the app id, 10 to 32 digits'),
  /** The payee's user id (2088…), compared with every answer; null: not compared. */
  sellerId: matching(/^2088\d{12}$/, 'the payee, 16 digits that begin with 2088')
    .nullable()
    .default(null),
  privateKeyFile: secretFile,
  /** Public-key mode: the key that Alipay signs with. */
  alipayPublicKeyFile: file.nullable().default(null),
  /** Certificate mode: all three, and no public key. */
  appCertificateFile: file.nullable().default(null),
  /** Two while Alipay changes from one to the next. */
  alipayCertificateFiles: z
    .array(file, { error: 'a list of files' })
    .max(4, { error: 'at most 4 files' })
    .default([]),
  rootCertificateFile: file.nullable().default(null),
  notifyUrl: notifyUrl.nullable().default(null),
  storeId: textLine(32).nullable().default(null),
  terminalId: textLine(32).nullable().default(null),
  payerCode: yesOrNo().default(false),
  statements: yesOrNo().default(true),
}).refine(
  ({ alipayPublicKeyFile, appCertificateFile, alipayCertificateFiles, rootCertificateFile }) => {
    const given = [
      appCertificateFile !== null,
      alipayCertificateFiles.length > 0,
      rootCertificateFile !== null,
    ];
    return alipayPublicKeyFile === null ? given.every(Boolean) : !given.some(Boolean);
  },
  {
    error:
      'either alipayPublicKeyFile, or appCertificateFile, alipayCertificateFiles and rootCertificateFile',
  },
);

export const gatewaysSchema = section({
  wechat: wechat.nullable().default(null),
  alipay: alipay.nullable().default(null),
});

/** What may be sealed into the data folder in place of a file: `npm start -- --seal NAME=FILE`. */
export const SECRET_NAMES = [
  'wechat.privateKey',
  'wechat.apiV3Key',
  'wechat.v2Key',
  'wechat.clientKey',
  'alipay.privateKey',
  'office.clientSecret',
  'office.clientKey',
] as const;
