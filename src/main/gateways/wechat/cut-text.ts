/** The longest beginning of `text` that fits into `most` bytes of UTF-8 without breaking a character. */
export function cutToBytes(text: string, most: number): string {
  let length = 0;
  let cut = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > most) break;
    cut += character;
  }
  return cut;
}
