import type { XmlPiece } from './xml-pieces';

/** More than a million lines of a dozen cells need; keeps a hostile table from filling memory. */
const MOST_STRINGS = 2_000_000;
const MOST_CHARACTERS = 48 * 1024 * 1024;

/** `_x000D_` and the like: characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/**
 * The texts of a workbook. A rich text is its runs one after the other; phonetic hints (rPh) are none of it.
 */
export function makeSharedStrings() {
  const strings: string[] = [];
  let characters = 0;
  let text = '';
  let inText = false;
  let inPhonetic = false;

  function takeTag(name: string, isOpen: boolean): void {
    if (name === 't') inText = isOpen;
    else if (name === 'rPh') inPhonetic = isOpen;
    else if (name === 'si') {
      if (!isOpen) {
        characters += text.length;
        strings.push(unescaped(text));
      }
      text = '';
    }
  }

  return {
    take: (piece: XmlPiece): void => {
      if (piece.kind !== 'text') takeTag(piece.name, piece.kind === 'open');
      else if (inText && !inPhonetic) text += piece.text;
    },
    isTooMuch: () => strings.length > MOST_STRINGS || characters + text.length > MOST_CHARACTERS,
    at: (index: number): string | null => strings[index] ?? null,
  };
}

export type SharedStrings = ReturnType<typeof makeSharedStrings>;
