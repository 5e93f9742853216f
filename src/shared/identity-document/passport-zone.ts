/** Second line of a passport's machine-readable zone: number, check digit, nationality, birth, sex, expiry … */
const SECOND_LINE = /([A-Z0-9<]{9})(\d)[A-Z<]{3}\d{6}\d[MFX<]\d{6}\d[A-Z0-9<]{14}[\d<]\d/;
const FIRST_LINE = /P[A-Z<][A-Z<]{3}([A-Z<]{39})/;
const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ICAO Doc 9303-3, 4.9: weights 7, 3, 1; letters count from A = 10, the filler is 0. */
function checkDigit(text: string): number {
  const sum = Array.from(text).reduce(
    (total, character, i) => total + Math.max(0, VALUES.indexOf(character)) * ([7, 3, 1][i % 3] ?? 0),
    0,
  );
  return sum % 10;
}

/** What a passport reader types (ICAO Doc 9303-4, two lines of 44); null unless the number's check digit is right. */
export function readPassportZone(
  text: string,
): { readonly documentNumber: string; readonly name: string | null } | null {
  const second = SECOND_LINE.exec(text);
  const field = second?.[1] ?? '';
  const documentNumber = field.replace(/</g, '');
  if (documentNumber.length < 5 || checkDigit(field) !== Number(second?.[2])) return null;
  const name = (FIRST_LINE.exec(text)?.[1] ?? '').replace(/<+/g, ' ').trim();
  return { documentNumber, name: name === '' ? null : name };
}
