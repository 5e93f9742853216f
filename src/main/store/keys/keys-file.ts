import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writePrivately } from '../files/durable-file';
import { recoveryWrapSchema } from './recovery-wrap';

const wrapSchema = z.discriminatedUnion('by', [
  recoveryWrapSchema,
  /** Under the 0600 key file beside it. */
  z.object({ by: z.literal('key-file'), sealed: z.string() }),
  /** By the key store of a shell, e.g. Electron's. */
  z.object({ by: z.literal('key-store'), name: z.string(), sealed: z.string() }),
]);

const keysFileSchema = z.object({
  format: z.literal(1),
  keyId: z.string(),
  wraps: z.array(wrapSchema),
  /** The recovery key, sealed under the data key, until somebody says that it is written down. */
  recoveryKeyToShow: z.string().nullable(),
});

/** One data key, wrapped more than once (docs/decisions/0004-data-key.md). */
export type KeysFile = z.infer<typeof keysFileSchema>;
export type Wrap = KeysFile['wraps'][number];

/** A file that is there and cannot be understood is `damaged`; who cannot read it at all gets the system's error. */
export function readKeysFile(path: string): KeysFile | 'none' | 'damaged' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'none';
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return 'damaged';
    throw error;
  }
  try {
    const read = keysFileSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : 'damaged';
  } catch {
    return 'damaged';
  }
}

export function writeKeysFile(path: string, keys: KeysFile): void {
  writePrivately(path, `${JSON.stringify(keys, null, 2)}\n`);
}

/** The same keys with this wrap in place of an earlier one of its kind. */
export function withWrap(keys: KeysFile, wrap: Wrap): KeysFile {
  const others = keys.wraps.filter(
    (known) =>
      known.by !== wrap.by ||
      (known.by === 'key-store' && wrap.by === 'key-store' && known.name !== wrap.name),
  );
  return { ...keys, wraps: [...others, wrap] };
}
