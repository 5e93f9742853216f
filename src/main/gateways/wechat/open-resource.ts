import { createDecipheriv } from 'node:crypto';

export type SealedResource = {
  readonly nonce: string;
  readonly associated_data: string;
  /** base64; its last 16 bytes are the tag. */
  readonly ciphertext: string;
};

const TAG_BYTES = 16;

/** AEAD_AES_256_GCM under the APIv3 key (gateways.md §1.3); null: not sealed with this key, or altered. */
export function openResource(apiV3Key: string, sealed: SealedResource): Buffer | null {
  try {
    const bytes = Buffer.from(sealed.ciphertext, 'base64');
    if (bytes.length <= TAG_BYTES) return null;
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(sealed.nonce), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    decipher.setAAD(Buffer.from(sealed.associated_data));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
