import type { Grey } from './png';

const DEGREE = Math.PI / 180;

/** Between the four pixels around it; grey beyond the edge, as the room around a screen. */
function pixelAt({ width, height, pixels }: Grey, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) return 128;
  const [dx, dy] = [x - x0, y - y0];
  const at = (px: number, py: number) => pixels[py * width + px] ?? 0;
  const above = at(x0, y0) * (1 - dx) + at(x0 + 1, y0) * dx;
  const below = at(x0, y0 + 1) * (1 - dx) + at(x0 + 1, y0 + 1) * dx;
  return above * (1 - dy) + below * dy;
}

/** Every pixel becomes the mean of its neighbours `radius` to each side: a camera that is not quite in focus. */
export function blurred({ width, height, pixels }: Grey, radius: number): Grey {
  const pass = (from: Uint8Array, length: number, step: number, line: number, lines: number) => {
    const out = new Uint8Array(from.length);
    for (let l = 0; l < lines; l += 1) {
      for (let i = 0; i < length; i += 1) {
        let sum = 0;
        for (let d = -radius; d <= radius; d += 1) {
          sum += from[l * line + Math.min(length - 1, Math.max(0, i + d)) * step] ?? 0;
        }
        out[l * line + i * step] = sum / (2 * radius + 1);
      }
    }
    return out;
  };
  const across = pass(pixels, width, 1, width, height);
  return { width, height, pixels: pass(across, height, width, 1, width) };
}

/** Fitted into a picture of that size and turned about its middle. */
export function photographed(screen: Grey, width: number, height: number, degrees: number): Grey {
  const scale = Math.max(screen.width / width, screen.height / height);
  const [cos, sin] = [Math.cos(degrees * DEGREE) * scale, Math.sin(degrees * DEGREE) * scale];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const [fromX, fromY] = [
        screen.width / 2 + dx * cos - dy * sin,
        screen.height / 2 + dx * sin + dy * cos,
      ];
      pixels[y * width + x] = pixelAt(screen, fromX, fromY);
    }
  }
  return { width, height, pixels };
}

/** As a file that every reader takes (portable graymap). */
export function graymap({ width, height, pixels }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}
