/**
 * The part of `qrcode` that draws nothing: the published types bring Node's with them, which the page does not have.
 * The compiler takes this file for the module (see ../tsconfig.json).
 */
interface QrCode {
  /** One byte per module, row by row; 1 is dark. `size` modules make a row. */
  readonly modules: { readonly size: number; readonly data: Uint8Array };
}

export function create(
  text: string,
  options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
): QrCode;
