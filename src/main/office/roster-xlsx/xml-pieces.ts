import { err, ok, type Result } from '../../../shared/result';

/** Names without their prefix: programs choose those freely. */
export type XmlPiece =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** `unsafe`: what no spreadsheet program writes, and what attacks on XML readers are made of. */
export type XmlFault = 'damaged' | 'unsafe';

const DEEPEST = 64;
/** A cell holds 32,767 characters, each at most eight long when written as a reference. */
const LONGEST_PIECE = 512 * 1024;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Only the five entities that XML has without a document type, and numbers; null for any other. */
function decodeEntities(text: string): string | null {
  if (!text.includes('&')) return text;
  let isWhole = true;
  const decoded = text.replace(
    /&(?:#x([0-9a-f]{1,6});|#(\d{1,7});|(\w{1,5});)?/gi,
    (_, hex?: string, number?: string, name?: string) => {
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(number ?? -1);
      const character = name === undefined ? undefined : ENTITIES[name];
      if (character !== undefined) return character;
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      isWhole = false;
      return '';
    },
  );
  return isWhole ? decoded : null;
}

const patterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const pattern =
    patterns.get(name) ?? new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}

/** The value of one attribute of a tag; null: it has none of that name. */
export function attribute(attributes: string, name: string): string | null {
  const found = attributePattern(name).exec(attributes);
  return found === null ? null : decodeEntities(found[1] ?? found[2] ?? '');
}

/** Where a tag ends; a `>` within quotes is part of a value. -1: not in the text yet, null: it is no tag. */
function tagEnd(text: string, at: number): number | null {
  for (let i = at + 1; i < text.length; i += 1) {
    const character = text[i];
    if (character === '>') return i;
    if (character === '<') return null;
    if (character === '"' || character === "'") {
      i = text.indexOf(character, i + 1);
      if (i === -1) return -1;
    }
  }
  return -1;
}

/** Parts that say nothing, by how they begin and end. */
const SILENT = [
  ['<?', '?>'],
  ['<!--', '-->'],
] as const;

const NAME = /^(?:[^\s:/]+:)?([^\s:/]+)/;

/**
 * The pieces of an XML text that comes chunk by chunk. Strict in what bounds memory and time (depth, length, balance),
 * and without document types: what a roster needs of XML, and nothing that a hostile file could use.
 */
export function makeXmlReader(take: (piece: XmlPiece) => void) {
  const open: string[] = [];
  let rest = '';
  let seen = false;

  function tag(inside: string): XmlFault | null {
    const isClosing = inside.startsWith('/');
    const isEmpty = inside.endsWith('/');
    const body = isClosing ? inside.slice(1) : inside;
    const [whole = '', name = ''] = NAME.exec(body) ?? [];
    if (name === '') return 'damaged';
    if (isClosing) {
      if (open.pop() !== whole) return 'damaged';
      take({ kind: 'close', name });
      return null;
    }
    if (open.length >= DEEPEST) return 'unsafe';
    seen = true;
    take({ kind: 'open', name, attributes: body.slice(whole.length) });
    if (isEmpty) take({ kind: 'close', name });
    else open.push(whole);
    return null;
  }

  /** What begins with `<` at `at`: where it ends, null when that is not in the text yet. */
  function markup(text: string, at: number): Result<number | null, XmlFault> {
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end === -1) return ok(null);
      take({ kind: 'text', text: text.slice(at + 9, end) });
      return ok(end + 3);
    }
    for (const [begin, end] of SILENT) {
      if (!text.startsWith(begin, at)) continue;
      const found = text.indexOf(end, at + begin.length);
      return ok(found === -1 ? null : found + end.length);
    }
    // `<!-`, `<![CD` and the like may still become one of the above.
    if (text.startsWith('<!', at)) return text.length - at < 9 ? ok(null) : err('unsafe');
    const end = tagEnd(text, at);
    if (end === null) return err('damaged');
    if (end === -1) return ok(null);
    const fault = tag(text.slice(at + 1, end));
    return fault === null ? ok(end + 1) : err(fault);
  }

  return {
    push: (chunk: string): XmlFault | null => {
      const text = rest + chunk;
      let at = 0;
      for (;;) {
        const next = text.indexOf('<', at);
        if (next === -1) break;
        if (next > at) {
          const words = decodeEntities(text.slice(at, next));
          if (words === null) return 'unsafe';
          take({ kind: 'text', text: words });
          at = next;
        }
        const end = markup(text, at);
        if (!end.ok) return end.error;
        if (end.value === null) break;
        at = end.value;
      }
      rest = text.slice(at);
      return rest.length > LONGEST_PIECE ? 'unsafe' : null;
    },
    end: (): XmlFault | null => (seen && open.length === 0 && rest.trim() === '' ? null : 'damaged'),
  };
}
