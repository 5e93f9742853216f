import { inflateSync } from 'node:zlib';

/** One byte per pixel, 0 black to 255 white, row by row. */
export type Grey = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };
const CHUNKS_FROM = 8;

type Header = { readonly width: number; readonly height: number; readonly channels: number };

function readHeader(data: Buffer): Header {
  const channels = CHANNELS[data.readUInt8(9)];
  if (channels === undefined || data.readUInt8(8) !== 8 || data.readUInt8(12) !== 0) {
    throw new Error('only PNG with 8 bits, without palette and interlace, as screenshots are');
  }
  return { width: data.readUInt32BE(0), height: data.readUInt32BE(4), channels };
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

/** What a filter predicts from the bytes at the left, above, and above left (PNG, clause 9). */
function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

function unfilter(raw: Buffer, { width, height, channels }: Header): Uint8Array {
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const from = y * (stride + 1) + 1;
    const to = y * stride;
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? (out[to + x - channels] ?? 0) : 0;
      const up = y > 0 ? (out[to + x - stride] ?? 0) : 0;
      const upLeft = x >= channels && y > 0 ? (out[to + x - stride - channels] ?? 0) : 0;
      out[to + x] = ((raw[from + x] ?? 0) + predicted(filter, left, up, upLeft)) & 255;
    }
  }
  return out;
}

/** A screenshot as grey values. */
export function greyOf(png: Buffer): Grey {
  let header: Header | null = null;
  const data: Buffer[] = [];
  for (let at = CHUNKS_FROM; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = readHeader(body);
    if (kind === 'IDAT') data.push(body);
    at += length + 12;
  }
  if (header === null) throw new Error('a PNG without a header');
  const bytes = unfilter(inflateSync(Buffer.concat(data)), header);
  const { width, height, channels } = header;
  const pixels = new Uint8Array(width * height);
  const colours = Math.min(channels, 3);
  for (let i = 0; i < pixels.length; i += 1) {
    let sum = 0;
    for (let c = 0; c < colours; c += 1) sum += bytes[i * channels + c] ?? 0;
    pixels[i] = sum / colours;
  }
  return { width, height, pixels };
}
