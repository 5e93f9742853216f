type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** The darkest and the lightest surface that words in the accent colour may stand on, per mode (tokens.css). */
const NORMAL_SURFACE: Rgb = [0xdf, 0xe6, 0xeb];
const HIGH_SURFACE: Rgb = [0x14, 0x18, 0x1b];
/** WCAG 2.2 AA and AAA for text. */
const ENOUGH = 4.5;
const ENOUGH_HIGH = 7;
const STEPS = 100;

function parse(hex: string): Rgb {
  const channel = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function toHex(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG contrast of two colours written `#rrggbb`, 1–21. */
export function contrast(one: string, other: string): number {
  return ratio(parse(one), parse(other));
}

function mix(colour: Rgb, into: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(colour[index] + (into[index] - colour[index]) * share);
  return [part(0), part(1), part(2)];
}

/** The nearest shade towards `into` that can be read on `surface`. */
function readable(colour: Rgb, surface: Rgb, into: Rgb, enough: number): Rgb {
  for (let step = 0; step < STEPS; step += 1) {
    const shade = mix(colour, into, step / STEPS);
    if (ratio(shade, surface) >= enough) return shade;
  }
  return into;
}

export type AccentTokens = {
  readonly accent: string;
  readonly onAccent: string;
  readonly accentHigh: string;
  readonly onAccentHigh: string;
};

/**
 * The institution's colour, made dark enough for text on light surfaces and light enough for the high-contrast mode,
 * each with the colour of words upon it.
 */
export function accentTokens(hex: string): AccentTokens {
  const wanted = parse(hex);
  const accent = readable(wanted, NORMAL_SURFACE, BLACK, ENOUGH);
  const accentHigh = readable(wanted, HIGH_SURFACE, WHITE, ENOUGH_HIGH);
  return {
    accent: toHex(accent),
    onAccent: toHex(WHITE),
    accentHigh: toHex(accentHigh),
    onAccentHigh: toHex(BLACK),
  };
}

/** Through the CSSOM, which the content security policy allows; a style attribute in the page would be refused. */
export function applyAccent(root: HTMLElement, hex: string): void {
  const tokens = accentTokens(hex);
  root.style.setProperty('--accent-normal', tokens.accent);
  root.style.setProperty('--on-accent-normal', tokens.onAccent);
  root.style.setProperty('--accent-high', tokens.accentHigh);
  root.style.setProperty('--on-accent-high', tokens.onAccentHigh);
}
