import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/result';
import { systemWords } from './system-words';

/** The bytes of a file that a person named, or what is wrong with it in words. */
export function readSmallFile(path: string, mostBytes: number): Result<Buffer, string> {
  try {
    // Measured before it is opened: a device or a pipe would never end.
    const facts = statSync(path);
    if (facts.isDirectory()) return err('it is a folder, expected a file');
    if (!facts.isFile()) return err('it is not a plain file');
    if (facts.size > mostBytes) return err(`it has ${facts.size} bytes, expected at most ${mostBytes}`);
    return ok(readFileSync(path));
  } catch (thrown) {
    return err(systemWords(thrown));
  }
}
