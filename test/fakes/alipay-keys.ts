import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { AlipayKeys } from '../../src/main/gateways/alipay/read-keys';

/** Made on the spot: no private key lies in the repository. Two are enough for every test of a file. */
const application = generateKeyPairSync('rsa', { modulusLength: 2048 });
const alipay = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const testKeys = { application, alipay };

/** What the kiosk holds: its own private key, and Alipay's public one. */
export const kioskKeys: AlipayKeys = {
  appPrivateKey: application.privateKey,
  alipay: [{ number: null, key: alipay.publicKey }],
  numbers: null,
};

export function pem(key: KeyObject, type: 'spki' | 'pkcs1' | 'pkcs8'): string {
  if (key.type === 'public')
    return key.export({ type: type === 'pkcs1' ? 'pkcs1' : 'spki', format: 'pem' }).toString();
  return key.export({ type: type === 'pkcs1' ? 'pkcs1' : 'pkcs8', format: 'pem' }).toString();
}

/** The base64 alone, as Alipay's key tool shows it. */
export function bare(pemText: string): string {
  return pemText.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
}
