import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToKeyboard } from '../../../src/renderer/app/keyboard';

/** Just enough of a page: where the focus is, and whether a dialog stands over it. */
class FakeElement extends EventTarget {
  readonly kind: 'button' | 'heading';

  constructor(kind: 'button' | 'heading') {
    super();
    this.kind = kind;
  }

  closest(): FakeElement | null {
    return this.kind === 'button' ? this : null;
  }
}

class FakeKey extends Event {
  readonly ctrlKey = false;
  readonly altKey = false;
  readonly metaKey = false;
  readonly isComposing = false;

  readonly key: string;
  readonly #on: FakeElement;
  readonly #at: number;

  constructor(key: string, on: FakeElement, at: number) {
    super('keydown', { cancelable: true });
    this.key = key;
    this.#on = on;
    this.#at = at;
  }

  override get target(): EventTarget {
    return this.#on;
  }

  override get timeStamp(): number {
    return this.#at;
  }
}

let dialog: object | null = null;
let heard: string[] = [];
let stop = (): void => undefined;
let clock = 0;
let page = new EventTarget();

const focus = { button: new FakeElement('button'), heading: new FakeElement('heading') };

function strike(keys: readonly string[], gapMs: number, on: keyof typeof focus = 'heading'): FakeKey[] {
  return keys.map((key) => {
    clock += gapMs;
    vi.advanceTimersByTime(gapMs);
    const event = new FakeKey(key, focus[on], clock);
    page.dispatchEvent(event);
    return event;
  });
}

function fallSilent(): void {
  clock += 500;
  vi.advanceTimersByTime(500);
}

beforeEach(() => {
  vi.useFakeTimers();
  [dialog, heard, clock, page] = [null, [], 1_000, new EventTarget()];
  vi.stubGlobal('window', page);
  vi.stubGlobal('Element', FakeElement);
  vi.stubGlobal('document', { querySelector: () => dialog });
  vi.stubGlobal('performance', { now: () => clock });
  stop = listenToKeyboard({
    scanned: (text) => heard.push(`scanned ${text}`),
    typed: (text) => heard.push(`typed ${text}`),
    erase: () => heard.push('erase'),
    enter: () => heard.push('enter'),
  });
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a person types: every character once, Enter goes on, Backspace erases', () => {
  strike(['1', '1', 'X', 'Backspace', 'Enter'], 200);
  fallSilent();
  expect(heard.join(' | ')).toBe('typed 1 | typed 1 | typed X | erase | enter');
});

test('a reader is one scan, and its Enter presses no button', () => {
  const keys = strike([...'110105199003074419', 'Enter'], 8, 'button');
  fallSilent();
  expect(heard).toEqual(['scanned 110105199003074419']);
  expect(keys.at(-1)?.defaultPrevented).toBe(true);
});

test('Enter and space on a button are the button’s', () => {
  const keys = strike(['Enter', ' '], 300, 'button');
  fallSilent();
  expect(heard).toEqual([]);
  expect(keys.map((key) => key.defaultPrevented)).toEqual([false, false]);
});

test('Tab moves the focus as ever', () => {
  const [tab] = strike(['Tab'], 300);
  fallSilent();
  expect(tab?.defaultPrevented).toBe(false);
  expect(heard).toEqual([]);
});

test('under a dialog nothing is typed', () => {
  dialog = {};
  strike(['1', '2', 'Backspace'], 200);
  fallSilent();
  expect(heard).toEqual([]);
});

test('after the end nothing is heard', () => {
  stop();
  strike(['1', '2'], 200);
  fallSilent();
  expect(heard).toEqual([]);
});
