const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * Full-width digits, letters and punctuation (U+FF01–U+FF5E), `￥` and every kind of space as their ASCII twins;
 * zero-width and direction marks that come along with copied text are dropped.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\uffe5/g, '\u00a5')
    .replace(/[^\S\t\r\n]/g, ' ');
}
