import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accentTokens, contrast } from '../../../src/renderer/theme/accent';

const TOKENS = readFileSync('src/renderer/theme/tokens.css', 'utf8');

/** The hexadecimal colours that a block of tokens.css sets. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const start = TOKENS.indexOf(`${selector} {`);
  const block = TOKENS.slice(start, TOKENS.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const SURFACES = ['paper', 'surface'];
const WORDS = ['ink', 'ink-soft'];
const STATES = ['good', 'warn', 'stop'];

describe('the fixed colours', () => {
  test.each([
    [':root', 4.5],
    [":root[data-contrast='high']", 7],
  ])('%s: every word can be read where it may stand', (selector, enough) => {
    const colours = coloursOf(selector);
    const colour = (name: string) => colours.get(name) ?? 'missing';
    const pairs = [
      ...WORDS.flatMap((word) => [...SURFACES, 'surface-strong'].map((surface) => [word, surface] as const)),
      ...STATES.flatMap((state) =>
        [...SURFACES, `${state}-surface`].map((surface) => [state, surface] as const),
      ),
      ...STATES.map((state) => ['ink', `${state}-surface`] as const),
    ];
    const poor = pairs.filter(([word, surface]) => !(contrast(colour(word), colour(surface)) >= enough));
    expect(poor).toEqual([]);
  });

  test.each([':root', ":root[data-contrast='high']"])('%s: edges of controls can be seen', (selector) => {
    const colours = coloursOf(selector);
    expect(contrast(colours.get('line-strong') ?? '', colours.get('paper') ?? '')).toBeGreaterThanOrEqual(3);
  });

  test('a code is black on white in every mode', () => {
    expect([...TOKENS.matchAll(/--code-(ink|paper): (#\w+)/g)].map((match) => match[2])).toEqual([
      '#000000',
      '#ffffff',
    ]);
  });
});

const hexColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe("the institution's colour", () => {
  test('any colour becomes readable, in both modes, as words and under words', () => {
    const normal = coloursOf(':root');
    const high = coloursOf(":root[data-contrast='high']");
    fc.assert(
      fc.property(hexColour, (hex) => {
        const { accent, onAccent, accentHigh, onAccentHigh } = accentTokens(hex);
        for (const surface of ['paper', 'surface', 'surface-strong']) {
          expect(contrast(accent, normal.get(surface) ?? '')).toBeGreaterThanOrEqual(4.5);
        }
        for (const surface of SURFACES) {
          expect(contrast(accentHigh, high.get(surface) ?? '')).toBeGreaterThanOrEqual(7);
        }
        expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onAccentHigh, accentHigh)).toBeGreaterThanOrEqual(7);
      }),
    );
  });

  test('a colour that can be read stays as it is', () => {
    expect(accentTokens('#0b4f8a').accent).toBe('#0b4f8a');
  });

  test('contrast is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
