import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRollingFile } from '../../../src/main/real-ports/rolling-file';

function place() {
  return join(mkdtempSync(join(tmpdir(), 'roll-')), 'kiosk.log');
}

test('lines are there as soon as they are written, for nobody else to read', () => {
  const path = place();
  openRollingFile(path, 100, 2).write('one\n');
  expect(readFileSync(path, 'utf8')).toBe('one\n');
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('a full file is set aside and the oldest goes', () => {
  const path = place();
  const file = openRollingFile(path, 10, 2);
  for (const line of ['11111111\n', '22222222\n', '33333333\n', '44444444\n']) file.write(line);
  expect(readFileSync(path, 'utf8')).toBe('44444444\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('33333333\n');
  expect(readFileSync(`${path}.2`, 'utf8')).toBe('22222222\n');
  expect(existsSync(`${path}.3`)).toBe(false);
});

test('what an earlier run wrote counts', () => {
  const path = place();
  writeFileSync(path, 'x'.repeat(9));
  openRollingFile(path, 10, 1).write('new\n');
  expect(readFileSync(path, 'utf8')).toBe('new\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toHaveLength(9);
});

test('one line longer than the whole file is written all the same', () => {
  const path = place();
  const file = openRollingFile(path, 10, 1);
  file.write(`${'x'.repeat(50)}\n`);
  file.write('y\n');
  expect(readFileSync(path, 'utf8')).toBe('y\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toHaveLength(51);
});

test('a folder that is not there stops nobody, and once it is there the log goes on', () => {
  const path = place();
  const folder = join(path, '..');
  rmSync(folder, { recursive: true });
  const file = openRollingFile(join(folder, 'kiosk.log'), 10, 1);
  expect(() => file.write('lost\n')).not.toThrow();
  const elsewhere = place();
  const second = openRollingFile(elsewhere, 10, 1);
  second.write('a\n');
  second.close();
  second.write('b\n');
  expect(readFileSync(elsewhere, 'utf8')).toBe('a\nb\n');
});
