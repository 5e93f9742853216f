const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The members of a JSON object with their values as they were written, not as they would be written again: Alipay signs
 * the very characters of one value (gateways.md §2.1). null: no JSON object, or a name that comes twice, where two readers
 * may see two different answers.
 */
export function rawMembers(text: string): ReadonlyMap<string, string> | null {
  if (!isObjectText(text)) return null;
  const members = new Map<string, string>();
  let at = skipSpace(text, text.indexOf('{') + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const nameEnds = endOfString(text, at);
    const name: unknown = JSON.parse(text.slice(at, nameEnds));
    const valueStarts = skipSpace(text, skipSpace(text, nameEnds) + 1);
    const valueEnds = endOfValue(text, valueStarts);
    if (typeof name !== 'string' || members.has(name)) return null;
    members.set(name, text.slice(valueStarts, valueEnds));
    // Past the comma; at the end past the brace, where no further name can stand.
    at = skipSpace(text, skipSpace(text, valueEnds) + 1);
  }
  return members;
}

/** Everything below relies on this: the text as a whole is JSON. */
function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/** Behind the closing quote of the string that opens at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Braces and brackets count only outside of strings; a number or word ends where a comma, brace, bracket or space does. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') {
      at = endOfString(text, at);
      if (depth === 0) return at;
    } else if (character === '{' || character === '[') {
      depth += 1;
      at += 1;
    } else if (character === '}' || character === ']') {
      if (depth === 0) return at;
      depth -= 1;
      at += 1;
      if (depth === 0) return at;
    } else {
      if (depth === 0 && (character === ',' || character <= ' ')) return at;
      at += 1;
    }
  }
  return at;
}
