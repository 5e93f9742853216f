import { err, ok, type Result } from '../../shared/result';
import { decodeText, detectEncoding } from './roster-csv/encoding';

/** The text of a list that somebody brought: UTF-8 with or without its mark, or GB18030. */
export function readListFile(bytes: Uint8Array): Result<string, 'binary' | 'encoding'> {
  const encoding = detectEncoding(bytes);
  if (!encoding.ok) return encoding;
  const text: string[] = [];
  const pieces = decodeText(bytes, encoding.value);
  for (let next = pieces.next(); ; next = pieces.next()) {
    if (next.done === true) return next.value === 'whole' ? ok(text.join('')) : err('encoding');
    text.push(next.value);
  }
}
