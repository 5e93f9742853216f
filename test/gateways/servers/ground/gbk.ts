/** Node decodes GBK but does not encode it; every two-byte code is decoded once and turned round. */
function encodeTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD') table.set(character, lead * 256 + trail);
    }
  }
  return table;
}

let table: ReadonlyMap<string, number> | null = null;

/** What GBK cannot say becomes `?`, as it does in Alipay's bills. */
export function gbk(text: string): Buffer {
  table ??= encodeTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = table.get(character);
    if (character < '\u0080') bytes.push(character.charCodeAt(0));
    else if (code === undefined) bytes.push(0x3f);
    else bytes.push(Math.trunc(code / 256), code % 256);
  }
  return Buffer.from(bytes);
}
