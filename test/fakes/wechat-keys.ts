import { generateKeyPairSync } from 'node:crypto';
import type { WechatSettings } from '../../src/main/gateways/wechat/settings';
import { selfSigned } from './self-signed';

/** A merchant and a platform for tests; all keys are made on the spot. */
function pair() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey,
    publicKey,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export const merchantPair = pair();
export const platformPair = pair();
export const PLATFORM_SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1';
export const platformCertificate = selfSigned({
  commonName: 'Tenpay.com Root CA',
  serial: PLATFORM_SERIAL,
  kind: 'rsa',
});
export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0111111111112026112300000000';

export const testSettings: WechatSettings = {
  baseUrl: 'http://127.0.0.1:1',
  backupBaseUrl: null,
  mchid: '1900000001',
  appid: 'wx8888888888888888',
  merchantSerial: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
  merchantKeyPem: merchantPair.privatePem,
  platformKeys: { [PUBLIC_KEY_ID]: platformPair.publicPem },
  downloadCertificates: false,
  apiV3Key: null,
  notifyUrl: 'https://pay.example/wechat',
  payerCode: null,
  v2: null,
  device: { id: 'T01', storeId: null, ip: '127.0.0.1' },
  statements: true,
};
