import { createSign, createVerify, generateKeyPair, type KeyObject } from 'node:crypto';

export type RsaPair = {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly publicPem: string;
  /** PKCS#8. */
  readonly privatePem: string;
};

function makePair(): Promise<RsaPair> {
  return new Promise((resolve, reject) => {
    generateKeyPair('rsa', { modulusLength: 2048 }, (error, publicKey, privateKey) => {
      if (error !== null) {
        reject(error);
        return;
      }
      resolve({
        publicKey,
        privateKey,
        publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      });
    });
  });
}

const made = new Map<string, Promise<RsaPair>>();

/** A fresh 2048-bit pair per process and role; the servers of one test file share it, as making one takes long. */
export function rsaPair(role: string): Promise<RsaPair> {
  const pair = made.get(role) ?? makePair();
  made.set(role, pair);
  return pair;
}

export function signSha256(text: string | Buffer, key: KeyObject): string {
  return createSign('RSA-SHA256').update(text).sign(key, 'base64');
}

export function verifiesSha256(text: string | Buffer, signature: string, key: KeyObject): boolean {
  return createVerify('RSA-SHA256').update(text).verify(key, signature, 'base64');
}
