/** Anything a merchant sent is text here, never markup. */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:64rem;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #bbb;padding:.4rem;text-align:left;' +
  'vertical-align:top}form{display:inline}button,select,input{font:inherit;padding:.25rem .6rem;margin:.1rem}' +
  'code{font-size:1.4rem}.said{background:#eee;padding:.5rem}';

/** `refreshS` null: the page stays as it is. */
export function wholePage(title: string, refreshS: number | null, body: string): string {
  const refresh = refreshS === null ? '' : `<meta http-equiv="refresh" content="${refreshS}">`;
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${refresh}` +
    `<title>${escape(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`
  );
}

/** A button that does one thing: a form with hidden fields. */
export function button(label: string, fields: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`)
    .join('');
  return `<form method="post" action="/act">${hidden}<button>${escape(label)}</button></form>`;
}

export function select(name: string, values: readonly string[]): string {
  const options = values.map((value) => `<option>${escape(value)}</option>`).join('');
  return `<select name="${name}" aria-label="${name}">${options}</select>`;
}
