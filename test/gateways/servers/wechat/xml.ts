/** The flat XML of v2, read strictly: `<xml><name>value</name>…</xml>`, values plain or CDATA. */
export function readXml(text: string): ReadonlyMap<string, string> | null {
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?<xml>([\s\S]*)<\/xml>\s*$/.exec(text);
  if (root === null || text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) return null;
  const inside = root[1] ?? '';
  const field = /\s*<([a-z_]\w*)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>\s*|\s*<([a-z_]\w*)\/>\s*/gy;
  const fields = new Map<string, string>();
  let end = 0;
  for (let match = field.exec(inside); match !== null; match = field.exec(inside)) {
    const name = match[1] ?? match[4] ?? '';
    if (fields.has(name)) return null;
    fields.set(name, match[2] ?? unescape(match[3] ?? ''));
    end = field.lastIndex;
  }
  return inside.slice(end).trim() === '' ? fields : null;
}

const NAMED = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
]);

function unescape(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => NAMED.get(entity) ?? entity);
}

/** As the platform writes it: every value in CDATA. */
export function writeXml(fields: Iterable<readonly [string, string]>): string {
  return `<xml>${[...fields].map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('')}</xml>`;
}
