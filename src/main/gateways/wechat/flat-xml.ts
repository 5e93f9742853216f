/**
 * The flat XML of API v2: `<xml><name>value</name>…</xml>`, values plain, in CDATA, or none (`<name/>`). Our own reader, because the format
 * is this small and a general parser brings what must not be: entities, doctypes, attributes, nesting, numbers read as
 * numbers. Anything that is not exactly this is refused.
 */
export type FlatFields = ReadonlyMap<string, string>;

const LONGEST = 64 * 1024;
const MOST_FIELDS = 200;
const FIELD = /\s*<([A-Za-z_][A-Za-z0-9_]{0,63})(?:>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<&]*))<\/\1>| ?\/>)/y;
const END = /\s*<\/xml>\s*/y;

/** null: not this format, or a name that comes twice (nobody may choose which one was signed). */
export function readFlatXml(body: Buffer): FlatFields | null {
  if (body.length > LONGEST) return null;
  const text = decode(body);
  const start = text === null ? null : /^\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<xml>/.exec(text);
  if (text === null || start === null) return null;
  const fields = new Map<string, string>();
  let at = start[0].length;
  for (;;) {
    END.lastIndex = at;
    const end = END.exec(text);
    if (end !== null) return END.lastIndex === text.length ? fields : null;
    FIELD.lastIndex = at;
    const field = FIELD.exec(text);
    const [, name = '', inCdata, plain = ''] = field ?? [];
    if (field === null || fields.has(name) || fields.size >= MOST_FIELDS) return null;
    fields.set(name, inCdata ?? plain.trim());
    at = FIELD.lastIndex;
  }
}

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function writeFlatXml(fields: FlatFields): Buffer {
  const lines = [...fields].map(
    ([name, value]) => `<${name}>${value.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)}</${name}>`,
  );
  return Buffer.from(`<xml>${lines.join('')}</xml>`);
}
