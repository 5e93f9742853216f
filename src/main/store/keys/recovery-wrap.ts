import { createSecretKey, randomBytes, scrypt, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from './seal';

const PLACE = 'data-key/recovery';
/** 32 MiB and about 0.1 s per try. The key itself has 120 bits; this is for the day when somebody shortens it. */
const COST = { N: 2 ** 15, r: 8, p: 1 };

/** The data key sealed under the recovery key. Useless without it, so every backup carries a copy. */
export const recoveryWrapSchema = z.object({
  by: z.literal('recovery-key'),
  salt: z.string(),
  N: z
    .number()
    .int()
    .max(2 ** 20),
  r: z.number().int().max(32),
  p: z.number().int().max(16),
  sealed: z.string(),
});
export type RecoveryWrap = z.infer<typeof recoveryWrapSchema>;

function stretch(recoveryKey: Buffer, salt: Buffer, cost: typeof COST): Promise<KeyObject> {
  const options = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(recoveryKey, salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(createSecretKey(key));
    });
  });
}

export async function wrapForRecovery(dataKey: Buffer, recoveryKey: Buffer): Promise<RecoveryWrap> {
  const salt = randomBytes(16);
  const sealed = seal(await stretch(recoveryKey, salt, COST), PLACE, dataKey);
  return {
    by: 'recovery-key',
    salt: salt.toString('base64'),
    ...COST,
    sealed: sealed.toString('base64'),
  };
}

/** null: not the recovery key of this data key. */
export async function unwrapForRecovery(wrap: RecoveryWrap, recoveryKey: Buffer): Promise<Buffer | null> {
  const { N, r, p } = wrap;
  const key = await stretch(recoveryKey, Buffer.from(wrap.salt, 'base64'), { N, r, p });
  return unseal(key, PLACE, Buffer.from(wrap.sealed, 'base64'));
}
