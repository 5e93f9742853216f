import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result';
import type { TextEnd } from './records';

export type RosterEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Large enough to be quick, small enough that decoding one never holds up a window. */
const CHUNK_BYTES = 65_536;
const JUDGED_BYTES = 1_048_576;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** pdf and gzip; whatever else is no text has a NUL in it. */
function isBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]) || startsWith(bytes, [0x1f, 0x8b])) return true;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(0);
}

/** By its byte order mark, which spreadsheets write ("Unicode text"). Without one it is not guessed. */
function utf16(bytes: Uint8Array): RosterEncoding | null {
  if (bytes.length % 2 !== 0) return null;
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
}

/**
 * UTF-8 with a few broken bytes would pass as GB18030 and give everybody a wrong name. In real GB18030 text hardly any
 * pair of bytes is a Chinese character of UTF-8.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true;
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, JUDGED_BYTES));
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[\u0800-\ud7ff]/g) > count(/\ufffd/g);
}

function hasGb18030(): boolean {
  try {
    return new TextDecoder('gb18030', { fatal: true }).encoding === 'gb18030';
  } catch {
    return false;
  }
}

/** What the bytes can be read as. GB18030 and UTF-16 are only proven by `decodeText` reaching the end. */
export function detectEncoding(bytes: Uint8Array): Result<RosterEncoding, 'binary' | 'encoding'> {
  const wide = utf16(bytes);
  if (wide !== null) return ok(wide);
  if (isBinary(bytes)) return err('binary');
  if (isUtf8(bytes)) return ok('utf-8');
  return isDamagedUtf8(bytes) || !hasGb18030() ? err('encoding') : ok('gb18030');
}

function chunkOf(bytes: Uint8Array, start: number): Uint8Array {
  return bytes.subarray(start, start + CHUNK_BYTES);
}

export function* decodeText(
  bytes: Uint8Array,
  encoding: RosterEncoding,
  tell: (part: number) => void = () => undefined,
): Generator<string, TextEnd> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      yield decoder.decode(chunkOf(bytes, start), { stream: true });
      tell(Math.min(1, (start + CHUNK_BYTES) / bytes.length));
    }
    yield decoder.decode();
    return 'whole';
  } catch (thrown) {
    // The only way a fatal decoder says that the bytes are not of its encoding.
    if (thrown instanceof TypeError) return 'malformed';
    throw thrown;
  }
}

/** Names the very bytes in the journal. Yields between chunks, as `decodeText` does. */
export function* sha256(bytes: Uint8Array): Generator<null, string> {
  const hash = createHash('sha256');
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    hash.update(chunkOf(bytes, start));
    yield null;
  }
  return hash.digest('hex');
}
