import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepare } from '../../../src/main/entry/prepare';
import { readVersion } from '../../../src/main/entry/app-version';

const folder = mkdtempSync(join(tmpdir(), 'prepare-'));
writeFileSync(join(folder, 'file'), '');
writeFileSync(join(folder, 'bad.json'), '{"port":"x"}');

test('a data folder is made for this account alone, and the log is in it', () => {
  const data = join(folder, 'new', 'data');
  const prepared = prepare(['--data', data]);
  if (!prepared.ok) throw new Error(prepared.error.kind);
  prepared.value.log.info('started');
  expect(statSync(data).mode & 0o077).toBe(0);
  expect(readFileSync(join(data, 'logs', 'kiosk.log'), 'utf8')).toContain('"what":"started"');
  expect(prepared.value.disk.freeBytes()).toBeGreaterThan(0);
});

test.each([
  [['--wall'], /^--wall: expected one of/],
  [['--port', 'x'], /^--port x: expected a number from 0 to 65535$/],
  [['--config', join(folder, 'none.json')], /none\.json: there is no such file or folder$/],
  [
    ['--config', join(folder, 'bad.json')],
    /bad\.json: port: expected a whole number from 0 to 65535, found "x"$/,
  ],
  [
    ['--data', join(folder, 'file')],
    /^data folder .*file: (a part of the path is not a folder|there is a file of that name)/,
  ],
  [['--data', '/proc/none'], /^data folder \/proc\/none: /],
])('%j: one line, and nothing is made', (args, expected) => {
  const prepared = prepare(args);
  if (prepared.ok || prepared.error.kind === 'help') throw new Error('it was taken');
  expect(prepared.error.line).toMatch(expected);
  expect(prepared.error.line).not.toContain('\n');
  expect(existsSync('/proc/none')).toBe(false);
});

test('help is no mistake', () => {
  expect(prepare(['--help'])).toMatchObject({ ok: false, error: { kind: 'help' } });
});

test('the version comes from the package', () => {
  expect(readVersion('package.json')).toMatch(/^\d+\.\d+\.\d+$/);
  expect(readVersion(join(folder, 'bad.json'))).toBe('0');
  expect(readVersion(join(folder, 'none.json'))).toBe('0');
});
