import { create } from 'qrcode';

export type CodePath = {
  /** Modules from edge to edge, quiet zone included. */
  readonly span: number;
  readonly modules: number;
  /** One SVG path of all dark modules, in module units, already moved by the quiet zone. */
  readonly path: string;
};

/** ISO/IEC 18004 asks for four light modules on every side. */
export const QUIET_ZONE = 4;

/** A QR code with error correction M. Dark runs of a row are one rectangle each. */
export function codePath(text: string): CodePath {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = (row: number, column: number) => column < size && data[row * size + column] === 1;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!dark(row, column)) continue;
      let run = 1;
      while (dark(row, column + run)) run += 1;
      path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${run}v1h-${run}z`;
      column += run - 1;
    }
  }
  return { span: size + 2 * QUIET_ZONE, modules: size, path };
}

/**
 * Side of the picture in CSS pixels: the code itself, without its quiet zone, is at least `wantedPx` wide and every
 * module is a whole number of pixels, so that no edge is blurred.
 */
export function codeSidePx(code: Pick<CodePath, 'span' | 'modules'>, wantedPx: number): number {
  return Math.ceil(wantedPx / code.modules) * code.span;
}

/** Width of the code itself when its picture is the largest that fits into a square of `roomPx`; whole pixels again. */
export function fittedCodePx(code: Pick<CodePath, 'span' | 'modules'>, roomPx: number): number {
  return Math.floor(roomPx / code.span) * code.modules;
}
