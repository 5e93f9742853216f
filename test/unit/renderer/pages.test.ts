import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownDocument, shownFactor } from '../../../src/renderer/features/identify/typed-mask';
import { leastCodePx } from '../../../src/renderer/features/payment/code-width';
import { msLeft, timeCall } from '../../../src/renderer/looks/time-left';
import { stepOf } from '../../../src/renderer/app/screens';
import { codePath, codeSidePx, fittedCodePx, QUIET_ZONE } from '../../../src/renderer/ui/code-path';

describe('a number while it is typed', () => {
  test.each([
    ['', null, ''],
    ['110105', null, '110105'],
    ['11010519', 7, '110105 *9'],
    ['11010519', null, '110105 **'],
    ['110105199003074419', null, '110105 ******** 4419'],
    ['11010519900307441X', 17, '110105 ******** 441X'],
    ['E12345678', null, 'E1*****78'],
    ['E12345678', 8, 'E1*****78'],
  ])('%s with %s just typed shows %s', (number, reveal, shown) => {
    expect(shownDocument(number, reveal)).toBe(shown);
  });

  test('the birth date of a resident number is never readable as a whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/), fc.option(fc.nat(17)), (number, reveal) => {
        const [, birth = ''] = shownDocument(number, reveal).split(' ');
        expect(birth.replace(/\*/g, '').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('of the second factor only the character typed just now', () => {
    expect(shownFactor('1234', 3)).toBe('***4');
    expect(shownFactor('1234', null)).toBe('****');
  });
});

describe('time left', () => {
  const view = { expiresAt: 300_000, now: 0 };

  test("runs by the page's own steady clock from the core's answer", () => {
    expect(msLeft(view, 1_000, 1_000)).toBe(300_000);
    expect(msLeft(view, 1_000, 61_000)).toBe(240_000);
    expect(msLeft(view, 1_000, 999_999)).toBe(0);
    expect(msLeft(view, 1_000, 900)).toBe(300_000);
  });

  test('is said once a minute and at 30 s', () => {
    const calls = Array.from({ length: 301 }, (_, second) => JSON.stringify(timeCall((300 - second) * 1000)));
    const changes = calls.filter((call, index) => call !== calls[index - 1]);
    expect(changes).toEqual([
      '{"kind":"minutes","minutes":5}',
      '{"kind":"minutes","minutes":4}',
      '{"kind":"minutes","minutes":3}',
      '{"kind":"minutes","minutes":2}',
      '{"kind":"minutes","minutes":1}',
      '{"kind":"seconds","seconds":30}',
    ]);
  });
});

describe('the code', () => {
  test('has four light modules on every side', () => {
    const { path, span, modules } = codePath('https://pay.example/T1');
    expect(span).toBe(modules + 2 * QUIET_ZONE);
    for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(QUIET_ZONE);
      expect(Number(y)).toBeGreaterThanOrEqual(QUIET_ZONE);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(span - QUIET_ZONE);
      expect(Number(y)).toBeLessThan(span - QUIET_ZONE);
    }
  });

  test('every module is a whole number of pixels and the code is as wide as asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 900 }),
        fc.string({ minLength: 1, maxLength: 200 }),
        (px, text) => {
          const code = codePath(text);
          const side = codeSidePx(code, px);
          expect(side % code.span).toBe(0);
          expect((side / code.span) * code.modules).toBeGreaterThanOrEqual(px);
          expect(codeSidePx(code, fittedCodePx(code, px))).toBeLessThanOrEqual(px);
        },
      ),
    );
  });

  test.each([
    ['a 27 inch kiosk upright', 1080, 1920, 336],
    ['a 27 inch kiosk lying', 1920, 1080, 598],
    ['a 15.6 inch laptop', 1366, 768, 344],
    ['a small panel', 1080, 1920, 155],
  ])('%s: at least 60 mm', (_, width, height, screenWidthMm) => {
    const px = leastCodePx({ innerWidth: width, innerHeight: height, screen: { width } }, screenWidthMm);
    expect((px * screenWidthMm) / width).toBeGreaterThanOrEqual(60);
  });

  test('a window smaller than the screen still shows 60 mm', () => {
    const px = leastCodePx({ innerWidth: 800, innerHeight: 600, screen: { width: 1920 } }, 310);
    expect((px * 310) / 1920).toBeGreaterThanOrEqual(60);
  });
});

test('the four steps follow the way', () => {
  expect((['document', 'fees', 'code', 'paid', 'home'] as const).map(stepOf)).toEqual([0, 1, 2, 3, null]);
});
