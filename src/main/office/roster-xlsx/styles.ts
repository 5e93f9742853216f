import { attribute, type XmlPiece } from './xml-pieces';

/** What a cell's format tells of the number in it. */
export type NumberFormat = { readonly isDate: boolean; readonly zeros: number };

const PLAIN_FORMAT: NumberFormat = { isDate: false, zeros: 0 };

const LONGEST_ZEROS = 15;

/** Built-in formats that show days or times (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are those of East Asia). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

function formatOf(code: string): NumberFormat {
  const plain = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '');
  if (/general/i.test(plain)) return PLAIN_FORMAT;
  const zeros = /^0+$/.test(code) && code.length <= LONGEST_ZEROS ? code.length : 0;
  return { isDate: /[ymdhs年月日]/i.test(plain), zeros };
}

/** Gathers what `styles.xml` says; asked by the number of a cell's style. */
export function makeStyles() {
  const custom = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;

  function format(id: number): NumberFormat {
    return custom.get(id) ?? { isDate: isBuiltInDate(id), zeros: 0 };
  }

  return {
    take: (piece: XmlPiece): void => {
      if (piece.kind === 'text') return;
      if (piece.name === 'cellXfs') inCellFormats = piece.kind === 'open';
      if (piece.kind === 'close') return;
      const number = (name: string) => Number(attribute(piece.attributes, name) ?? 0);
      if (piece.name === 'numFmt') {
        custom.set(number('numFmtId'), formatOf(attribute(piece.attributes, 'formatCode') ?? ''));
      }
      if (piece.name === 'xf' && inCellFormats) formats.push(format(number('numFmtId')));
    },
    format: (style: number): NumberFormat => formats[style] ?? PLAIN_FORMAT,
  };
}
