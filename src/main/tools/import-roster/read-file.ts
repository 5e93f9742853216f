import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { systemWords } from '../../config/system-words';
import { MOST_ROSTER_BYTES as MOST_BYTES } from '../../../shared/roster-import';
import { err, ok, type Result } from '../../../shared/result';

/** A file for the import; the error is the end of a line that begins with its path. */
export function readFile(path: string): Result<Uint8Array, string> {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (thrown) {
    return err(systemWords(thrown));
  }
  try {
    const facts = fstatSync(handle);
    if (facts.isDirectory()) return err('it is a folder, expected a file');
    if (!facts.isFile()) return err('it is not a plain file');
    // The import refuses it, so nothing larger is ever read into memory.
    if (facts.size > MOST_BYTES)
      return err(`it has ${facts.size} bytes, at most ${MOST_BYTES} can be imported`);
    return ok(readFileSync(handle));
  } catch (thrown) {
    return err(systemWords(thrown));
  } finally {
    closeSync(handle);
  }
}
