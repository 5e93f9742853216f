import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  WEDGE_SILENCE_MS,
  wedgeFlush,
  wedgeStart,
  wedgeStep,
  type WedgeState,
} from '../../../src/shared/keyboard-wedge';

const number = '11010519491231002X';
type Press = { readonly key: string; readonly afterMs: number };

const keysOf = (text: string) =>
  Array.from(text, (character) => (character === '\n' ? 'Enter' : character === '\t' ? 'Tab' : character));
const presses = (text: string, afterMs: number): Press[] => keysOf(text).map((key) => ({ key, afterMs }));

/** Plays keys against the clock, flushing as a caller does: 80 ms after the last key, when nothing came before. */
function play(keys: readonly Press[], flush = true): readonly string[] {
  const events: string[] = [];
  let state: WedgeState = wedgeStart;
  let now = 1000;
  const take = (step: ReturnType<typeof wedgeStep>) => {
    state = step.state;
    if (step.scanned !== null) events.push(`scanned ${step.scanned}`);
    if (step.typed !== null) events.push(`typed ${step.typed}`);
  };
  for (const { key, afterMs } of keys) {
    if (flush && afterMs >= WEDGE_SILENCE_MS) take(wedgeFlush(state, now + WEDGE_SILENCE_MS));
    now += afterMs;
    take(wedgeStep(state, key, now));
  }
  take(wedgeFlush(state, now + WEDGE_SILENCE_MS));
  return events;
}

const typedBy = (events: readonly string[]) =>
  events.every((event) => event.startsWith('typed ')) ? events.map((event) => event.slice(6)).join('') : null;

/** Plays a reader's keys on a machine that stood still before one of them: it came long after it was struck. */
function playLate(text: string, lateKey: number, strokeMs: number): readonly string[] {
  const events: string[] = [];
  let state: WedgeState = wedgeStart;
  const take = (step: ReturnType<typeof wedgeStep>) => {
    state = step.state;
    if (step.scanned !== null) events.push(`scanned ${step.scanned}`);
    if (step.typed !== null) events.push(`typed ${step.typed}`);
  };
  keysOf(text).forEach((key, index) => {
    const struckAt = 1000 + index * strokeMs;
    if (index === lateKey) take(wedgeFlush(state, struckAt + 500));
    take(wedgeStep(state, key, struckAt));
  });
  take(wedgeFlush(state, 9000));
  return events;
}

describe('a busy machine brings a key late', () => {
  test.each([1, 5, 6, 12, 17])('half a number before key %i is followed by the whole one', (lateKey) => {
    const events = playLate(`${number}\n`, lateKey, 10);
    expect(events).toHaveLength(2);
    expect(events.at(-1)).toBe(`scanned ${number}`);
  });

  test('the Enter alone scans nothing twice', () => {
    expect(playLate(`${number}\n`, 18, 10)).toEqual([`scanned ${number}`]);
  });

  test('a person typing is never written twice', () => {
    expect(playLate('4711', 2, 30)).toEqual(['typed 47', 'typed 11']);
  });
});

describe('a reader', () => {
  test.each([1, 2, 5, 10, 20, 35])('%i ms per key, ended by Enter', (ms) => {
    expect(play(presses(`${number}\n`, ms))).toEqual([`scanned ${number}`]);
  });

  test.each([1, 20])('%i ms per key, ended by silence', (ms) => {
    expect(play(presses(number, ms))).toEqual([`scanned ${number}`]);
  });

  test('Enter delivers at once, without waiting for the silence', () => {
    let state = wedgeStart;
    const steps = presses(`${number}\n`, 5).map(({ key }, i) => {
      const step = wedgeStep(state, key, i * 5);
      state = step.state;
      return step;
    });
    expect(steps.at(-1)).toMatchObject({ scanned: number, typed: null, state: { held: '' } });
  });

  test('ended by Tab', () => {
    expect(play(presses(`${number}\t`, 10))).toEqual([`scanned ${number}`]);
  });

  test('a record whose fields are separated by Tab is one scan', () => {
    const record = `张三\t男\t汉\t19491231\t${number}`;
    expect(play(presses(`${record}\t`, 8))).toEqual([`scanned ${record}`]);
    expect(play(presses(`${record}\n`, 8))).toEqual([`scanned ${record}`]);
  });

  test('Shift before the X belongs to the burst', () => {
    const keys = [
      ...presses(number.slice(0, 17), 20),
      ...['Shift', 'X', 'Enter'].map((key) => ({ key, afterMs: 20 })),
    ];
    expect(play(keys)).toEqual([`scanned ${number}`]);
  });

  test('a hiccup under 80 ms within an established burst does not cut it in two', () => {
    expect(
      play([
        ...presses(number.slice(0, 9), 5),
        { key: '3', afterMs: 79 },
        ...presses(`${number.slice(10)}\n`, 5),
      ]),
    ).toEqual([`scanned ${number.slice(0, 9)}3${number.slice(10)}`]);
  });

  test('two scans in a row stay two', () => {
    const keys = [...presses(`${number}\n`, 5), ...presses('E12345678\n', 5)];
    expect(play(keys)).toEqual([`scanned ${number}`, 'scanned E12345678']);
    const silent = [...presses(number, 5), { key: 'E', afterMs: 100 }, ...presses('12345678', 5)];
    expect(play(silent)).toEqual([`scanned ${number}`, 'scanned E12345678']);
    expect(play(silent, false)).toEqual([`scanned ${number}`, 'scanned E12345678']);
  });

  test('six keys are a scan, five are not', () => {
    expect(play(presses('123456\n', 5))).toEqual(['scanned 123456']);
    expect(play(presses('12345\n', 5))).toEqual(['typed 12345\n']);
  });

  test('a burst without end is given out in bounded pieces', () => {
    const events = play(presses('0123456789'.repeat(1000), 1));
    expect(events.map((event) => event.length)).toEqual([4096 + 8, 4096 + 8, 10_000 - 2 * 4096 + 8]);
  });
});

describe('a person', () => {
  test.each([36, 50, 80, 120, 300])('%i ms per key', (ms) => {
    expect(typedBy(play(presses(`${number}\n`, ms)))).toBe(`${number}\n`);
    expect(typedBy(play(presses(`${number}\n`, ms), false))).toBe(`${number}\n`);
  });

  test('two keys rolled together are still typing', () => {
    const keys = keysOf(`${number}\n`).map((key, i) => ({ key, afterMs: i % 2 === 0 ? 150 : 10 }));
    expect(typedBy(play(keys))).toBe(`${number}\n`);
  });

  test('a key held down repeats as fast as a reader and is none', () => {
    expect(typedBy(play(presses('1'.repeat(40), 30)))).toBe('1'.repeat(40));
  });

  test('Backspace and arrows let what is held come out first', () => {
    const held = wedgeStep(wedgeStart, '7', 1000);
    expect(held).toMatchObject({ scanned: null, typed: null });
    expect(wedgeStep(held.state, 'Backspace', 1010)).toMatchObject({ typed: '7', state: { held: '' } });
    expect(wedgeStep(wedgeStart, 'ArrowLeft', 1000)).toMatchObject({ typed: null, scanned: null });
    expect(wedgeStep(held.state, 'Shift', 1010)).toMatchObject({ typed: null, state: { held: '7' } });
  });

  test('a held key comes out after 80 ms and not before', () => {
    const { state } = wedgeStep(wedgeStart, '7', 1000);
    expect(wedgeFlush(state, 1079)).toEqual({ state, scanned: null, typed: null });
    expect(wedgeFlush(state, 1080)).toMatchObject({ typed: '7', state: { given: 1 } });
    expect(wedgeFlush(wedgeStart, 1080)).toEqual({ state: wedgeStart, scanned: null, typed: null });
  });

  test('a clock that jumps back loses nothing', () => {
    const { state } = wedgeStep(wedgeStart, '7', 1000);
    expect(wedgeStep(state, '8', 10)).toMatchObject({ typed: '7', state: { held: '8' } });
    expect(wedgeFlush(state, 10)).toMatchObject({ typed: '7' });
  });
});

describe('both at one desk', () => {
  test('typing, a scan, typing again', () => {
    const keys = [
      ...presses('138', 150),
      { key: '1', afterMs: 200 },
      ...presses(`${number.slice(1)}\n`, 10),
      ...presses('ok', 150),
    ];
    const events = play(keys);
    expect(events).toContain(`scanned ${number}`);
    expect(
      events
        .filter((event) => event.startsWith('typed '))
        .map((event) => event.slice(6))
        .join(''),
    ).toBe('138ok');
  });

  test('a scan ended by silence and a person who then presses Enter', () => {
    const keys = [...presses(number, 10), { key: 'Enter', afterMs: 100 }];
    expect(play(keys)).toEqual([`scanned ${number}`, 'typed \n']);
    expect(play(keys, false)).toEqual([`scanned ${number}`, 'typed \n']);
  });

  test('no key is lost, doubled or moved, whatever the speeds', () => {
    const press = fc.record({
      key: fc.constantFrom('0', '1', 'X', 'Enter', 'Tab', '张'),
      afterMs: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 300 })),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), fc.boolean(), (keys, flush) => {
        const written = keys.map(({ key }) => (key === 'Enter' || key === 'Tab' ? '' : key)).join('');
        const out = play(keys, flush)
          .map((event) => event.replace(/^(typed|scanned) /, '').replace(/\s/g, ''))
          .join('');
        expect(out).toBe(written);
      }),
      { numRuns: 1000 },
    );
  });
});
