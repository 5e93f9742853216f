/*
 * Where a text stops being JSON (RFC 8259). V8 often answers without a position and quotes the text, and a
 * configuration may hold what must not be quoted.
 */

const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/uy;

type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'more' | 'end';

/** What may follow after this token; null: it may not stand here. `open` holds the brackets around it. */
function after(token: string, expected: Expected, open: string[]): Expected | null {
  const closed = (): Expected => {
    open.pop();
    return open.length === 0 ? 'end' : 'more';
  };
  const inObject = open.at(-1) === '{';
  switch (expected) {
    case 'colon':
      return token === ':' ? 'value' : null;
    case 'more':
      if (token === ',') return inObject ? 'key' : 'value';
      return token === (inObject ? '}' : ']') ? closed() : null;
    case 'first-key':
    case 'key':
      if (token === '}' && expected === 'first-key') return closed();
      return token.startsWith('"') ? 'colon' : null;
    case 'first-value':
    case 'value':
      if (token === ']' && expected === 'first-value') return closed();
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'first-key' : 'first-value';
      }
      if (/^[}\],:]/.test(token)) return null;
      return open.length === 0 ? 'end' : 'more';
    case 'end':
      return null;
  }
}

/** Line and column, both from 1, of the first thing that JSON does not allow there; null when the text is JSON. */
export function findJsonFault(text: string): { readonly line: number; readonly column: number } | null {
  const open: string[] = [];
  let expected: Expected | null = 'value';
  let at = 0;
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    if (at === text.length && expected === 'end') return null;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    expected = token === undefined ? null : after(token, expected, open);
    if (token === undefined || expected === null) break;
    at += token.length;
  }
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
