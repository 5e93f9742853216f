import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { followSecondScreen } from '../../../src/main/shell/follow-second-screen';
import type { Area } from '../../../src/main/shell/window-shape';

const FIRST = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
const SECOND = { id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 1024 } };
const SECOND_MOVED = { id: 2, bounds: { x: -1280, y: 0, width: 1280, height: 1024 } };

function harness(...connected: (typeof FIRST)[]) {
  let displays = connected;
  const screens = Object.assign(new EventEmitter(), {
    getAllDisplays: () => displays,
    getDisplayMatching: () => FIRST,
  });
  const main = Object.assign(new EventEmitter(), { getBounds: () => FIRST.bounds });
  const windows: { bounds: Area; destroyed: boolean }[] = [];
  followSecondScreen(screens, main, (bounds) => {
    const window = { bounds, destroyed: false };
    windows.push(window);
    return {
      setBounds: (moved) => void (window.bounds = moved),
      isDestroyed: () => window.destroyed,
      destroy: () => void (window.destroyed = true),
    };
  });
  function plug(event: 'display-added' | 'display-removed', ...now: (typeof FIRST)[]) {
    displays = now;
    screens.emit(event);
  }
  return { plug, windows, main, screens };
}

test('with one screen there is no customer display', () => {
  expect(harness(FIRST).windows).toEqual([]);
});

test('with two it stands on the one where the counter is not', () => {
  expect(harness(SECOND, FIRST).windows).toEqual([{ bounds: SECOND.bounds, destroyed: false }]);
});

test('it comes and goes with the screen', () => {
  const { plug, windows } = harness(FIRST);
  plug('display-added', FIRST, SECOND);
  plug('display-removed', FIRST);
  plug('display-added', FIRST, SECOND);
  expect(windows.map(({ destroyed }) => destroyed)).toEqual([true, false]);
});

test('it moves with the screen and is not opened twice', () => {
  const { plug, windows } = harness(FIRST, SECOND);
  plug('display-added', FIRST, SECOND_MOVED);
  expect(windows).toEqual([{ bounds: SECOND_MOVED.bounds, destroyed: false }]);
});

test('one that was closed comes again with the next change', () => {
  const { plug, windows } = harness(FIRST, SECOND);
  windows[0]!.destroyed = true;
  plug('display-added', FIRST, SECOND);
  expect(windows).toHaveLength(2);
});

test('it ends with the counter window, and nothing is opened after that', () => {
  const { plug, windows, main, screens } = harness(FIRST, SECOND);
  main.emit('closed');
  plug('display-added', FIRST, SECOND);
  expect(windows).toEqual([{ bounds: SECOND.bounds, destroyed: true }]);
  expect(screens.listenerCount('display-added')).toBe(0);
});
