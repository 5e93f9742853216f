/** undefined: not UTF-8, or not JSON. Never throws, however deep or long the text is. */
export function readJson(body: Buffer): unknown {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return json;
  } catch {
    return undefined;
  }
}
