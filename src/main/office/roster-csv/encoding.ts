import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result';
import type { TextEnd } from './records';

export type RosterEncoding = 'utf-8' | 'gb18030';

/** Large enough to be quick, small enough that decoding one never holds up a window. */
const CHUNK_BYTES = 65_536;
const JUDGED_BYTES = 1_048_576;

/** Files that carry a table but are no text: xlsx and other zips, xls, pdf, gzip, and UTF-16 by its byte order mark. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x1f, 0x8b],
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function isBinary(bytes: Uint8Array): boolean {
  if (SIGNATURES.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return true;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(0);
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

/** What the bytes can be read as. GB18030 is only proven by `decodeText` reaching the end. */
export function detectEncoding(bytes: Uint8Array): Result<RosterEncoding, 'binary' | 'encoding'> {
  if (isBinary(bytes)) return err('binary');
  if (isUtf8(bytes)) return ok('utf-8');
  return isDamagedUtf8(bytes) || !hasGb18030() ? err('encoding') : ok('gb18030');
}

function chunkOf(bytes: Uint8Array, start: number): Uint8Array {
  return bytes.subarray(start, start + CHUNK_BYTES);
}

export function* decodeText(bytes: Uint8Array, encoding: RosterEncoding): Generator<string, TextEnd> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      yield decoder.decode(chunkOf(bytes, start), { stream: true });
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
