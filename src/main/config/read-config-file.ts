import { err, ok, type Result } from '../../shared/result';
import { findJsonFault } from './json-fault';
import { readSmallFile } from './read-small-file';

const MOST_BYTES = 256 * 1024;

function startsWith(bytes: Buffer, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function decode(bytes: Buffer): Result<string, string> {
  const wide =
    startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || bytes.subarray(0, 4).includes(0);
  if (wide) return err('it is UTF-16 or binary, expected UTF-8: save it again as UTF-8');
  try {
    // The byte order mark that Windows editors put in front is dropped by the decoder.
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('it is not UTF-8 (GB18030 perhaps): save it again as UTF-8');
  }
}

/** The JSON value in a file, or what is wrong with the file in words. */
export function readConfigFile(path: string): Result<unknown, string> {
  const bytes = readSmallFile(path, MOST_BYTES);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value);
  if (!text.ok) return text;
  if (text.value.trim() === '') return err('it is empty, expected a JSON object');
  const fault = findJsonFault(text.value);
  if (fault !== null) return err(`line ${fault.line}, column ${fault.column}: not JSON from here on`);
  const value: unknown = JSON.parse(text.value);
  return ok(value);
}
