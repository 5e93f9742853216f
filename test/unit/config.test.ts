import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from '../../src/main/config/json-fault';
import { loadConfig } from '../../src/main/config';
import { parseFlags } from '../../src/main/flags';
import { folder, load, refusal, taken, write } from './config-files';

describe('without a file', () => {
  test('it is training mode, windowed, in the data folder of the system', () => {
    const config = taken(load([]));
    expect(config).toMatchObject({
      mode: 'training',
      deviceNumber: 'T01',
      window: 'kiosk',
      kiosk: { fullScreen: false },
      payment: { qrLifeS: 300, afterChangeWithoutProof: 'go-on' },
      signIn: { method: 'second-factor', secondFactor: 'registration-number', initialPassword: 'last-six' },
      dataDir: '/home/lin/.local/share/exam-fee-kiosk',
    });
  });

  test('nothing in it can be changed afterwards', () => {
    const config = taken(load([]));
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.payment.refundApproval)).toBe(true);
    expect(Object.isFrozen(config.channels)).toBe(true);
  });

  test.each([
    ['/srv/data', '/srv/data/exam-fee-kiosk'],
    ['relative/folder', '/home/lin/.local/share/exam-fee-kiosk'],
    ['', '/home/lin/.local/share/exam-fee-kiosk'],
  ])('XDG_DATA_HOME=%j puts the data in %s', (value, expected) => {
    expect(taken(load([], { XDG_DATA_HOME: value })).dataDir).toBe(expected);
  });

  test.each([
    ['win32', 'C:\\Users\\lin', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\exam-fee-kiosk'],
    ['win32', 'C:\\Users\\lin', {}, 'C:\\Users\\lin\\AppData\\Roaming\\exam-fee-kiosk'],
    ['darwin', '/Users/lin', {}, '/Users/lin/Library/Application Support/exam-fee-kiosk'],
  ])('on %s with home %s', (platform, home, environment, expected) => {
    const flags = parseFlags([]);
    if (!flags.ok) throw new Error('no flags are fine flags');
    const result = loadConfig(flags.value, { platform, home, environment, workingFolder: folder });
    expect(taken(result).dataDir).toBe(expected);
  });
});

describe('flags win over the file', () => {
  test('window, port and data', () => {
    write('{"window":"kiosk","port":1,"dataDir":"from-file"}');
    const config = taken(
      load(['--config', 'kiosk.json', '--window', 'counter', '--port', '0', '--data', 'x']),
    );
    expect(config).toMatchObject({ window: 'counter', port: 0, dataDir: join(folder, 'x') });
  });

  test('a data folder in the file counts from the folder of the file', () => {
    mkdirSync(join(folder, 'etc'), { recursive: true });
    writeFileSync(join(folder, 'etc', 'k.json'), '{"dataDir":"../data"}');
    expect(taken(load(['--config', 'etc/k.json'])).dataDir).toBe(join(folder, 'data'));
  });
});

test('a whole file is taken, byte order mark and all', () => {
  const config = taken(
    write(
      `\uFEFF${JSON.stringify({
        deviceNumber: 'HALL12',
        institution: { zh: '测试院', en: 'Test', helpLineZh: '咨询', helpLineEn: 'Help', accent: '#0B5CAD' },
        merchantName: '测试院',
        channels: ['alipay'],
        kiosk: { fullScreen: true },
        payment: { qrLifeS: 7200, refundApproval: { personAboveFen: 100_000 } },
      })}`,
    ),
  );
  expect(config.kiosk.fullScreen).toBe(true);
  expect(config.payment.refundApproval).toEqual({
    duplicate: 'system',
    misfit: 'person',
    personAboveFen: 100_000,
  });
});

test.each([
  ['{"payment":{"qrLifeS":"abc"}}', 'payment.qrLifeS: expected a whole number from 60 to 7200, found "abc"'],
  ['{"payment":{"qrLifeS":59}}', 'payment.qrLifeS: expected a whole number from 60 to 7200, found 59'],
  ['{"payment":{"qrLifeS":60.5}}', 'payment.qrLifeS: expected a whole number from 60 to 7200, found 60.5'],
  ['{"payment":{"qrLifeS":1e99}}', 'payment.qrLifeS: expected a whole number from 60 to 7200, found 1e+99'],
  ['{"payment":{"qrLifeS":null}}', 'payment.qrLifeS: expected a whole number from 60 to 7200, found null'],
  ['{"payment":[]}', 'payment: expected an object { … }, found []'],
  ['{"idle":{"warnForS":19}}', 'idle.warnForS: expected a whole number from 20 to 600, found 19'],
  ['{"deviceNumber":"t01"}', 'deviceNumber: expected 2 to 8 of A-Z and 0-9, found "t01"'],
  ['{"deviceNumber":7}', 'deviceNumber: expected 2 to 8 of A-Z and 0-9, found 7'],
  ['{"channels":[]}', 'channels: expected at least one channel, found []'],
  ['{"channels":["wechat","wechat"]}', 'channels: expected each channel once, found ["wechat","wechat"]'],
  [
    '{"channels":["cash"]}',
    'channels[0]: expected one of "wechat", "alipay", "unionpay", "ccb", "yeepay", "office-platform", found "cash"',
  ],
  [
    '{"institution":{"accent":"#ffff00"}}',
    'institution.accent: expected a colour dark enough for white words on it (contrast of 4.5 with white, WCAG 2.2), found "#ffff00"',
  ],
  ['{"institution":{"accent":"blue"}}', 'institution.accent: expected a colour like "#0b5cad", found "blue"'],
  [
    '{"institution":{"zh":"a\\u0000b"}}',
    'institution.zh: expected a text of 1 to 40 characters on one line, found "a\\u0000b"',
  ],
  ['{"merchantName":"  "}', 'merchantName: expected a text of 1 to 32 characters on one line, found "  "'],
  ['{"kiosk":{"fullScreen":"yes"}}', 'kiosk.fullScreen: expected true or false, found "yes"'],
  ['{"kiosk":{"fullscreen":true}}', 'kiosk.fullscreen: no such key, expected one of fullScreen'],
  [
    '{"payment":{"refundApproval":{"duplicates":"system"}}}',
    'payment.refundApproval.duplicates: no such key, expected one of duplicate, misfit, personAboveFen',
  ],
  [
    '{"__proto__":{"mode":"live"}}',
    '__proto__: no such key, expected one of mode, deviceNumber, institution, merchantName, defaultLanguage, signIn, channels, screenWidthMm, idle, payment, gateways, office, disk, lockout, kiosk, dataDir, port, window',
  ],
  [
    '{"port":70000,"window":"wall"}',
    'port: expected a whole number from 0 to 65535, found 70000 (and 1 more)',
  ],
  ['[]', 'expected an object { … }, found []'],
  ['"live"', 'expected an object { … }, found "live"'],
  ['null', 'expected an object { … }, found null'],
  ['', 'it is empty, expected a JSON object'],
  [' \n\uFEFF', 'it is empty, expected a JSON object'],
  ['{"mode": training}', 'line 1, column 10: not JSON from here on'],
  ['{\n  "port": 1,\n  // note\n}', 'line 3, column 3: not JSON from here on'],
  ['{"port": 1,}', 'line 1, column 12: not JSON from here on'],
  ['{"port": 1', 'line 1, column 11: not JSON from here on'],
  ['{"port": 1} x', 'line 1, column 13: not JSON from here on'],
])('%j is refused', (content, expected) => {
  expect(refusal(content)).toBe(`kiosk.json: ${expected}`);
});

test('a long value is cut and stays on one line', () => {
  const line = refusal(JSON.stringify({ deviceNumber: `${'\n'.repeat(20)}${'x'.repeat(5000)}` }));
  expect(line).not.toContain('\n');
  expect(line.length).toBeLessThan(200);
});

test.each([
  ['UTF-16', Buffer.from('\uFEFF{"port":1}', 'utf16le'), /UTF-16.*save it again as UTF-8/],
  ['UTF-16 without a mark', Buffer.from('{"port":1}', 'utf16le'), /UTF-16.*save it again as UTF-8/],
  [
    'GB18030',
    Buffer.from([0x7b, 0x22, 0xb2, 0xe2, 0xca, 0xd4, 0x22, 0x7d]),
    /not UTF-8.*save it again as UTF-8/,
  ],
  ['too long', Buffer.alloc(300_000, 0x20), /300000 bytes, expected at most/],
  ['a long row of brackets', Buffer.alloc(200_000, 0x5b), /column 200001: not JSON/],
  [
    'a long string',
    Buffer.from(`{"merchantName":"${'\\u0041'.repeat(30_000)}"}`),
    /merchantName: expected a text/,
  ],
])('a file that is %s', (_name, content, expected) => {
  expect(refusal(content)).toMatch(expected);
});

test.each([
  ['nowhere.json', /^nowhere\.json: there is no such file or folder$/],
  ['.', /^\.: it is a folder, expected a file$/],
  ['kiosk.json/inner', /^kiosk\.json\/inner: a part of the path is not a folder$/],
  ['/dev/zero', /^\/dev\/zero: it is not a plain file$/],
])('--config %s', (path, expected) => {
  write('{}');
  const result = load(['--config', path]);
  expect(result.ok ? '' : result.error.line).toMatch(expected);
});

test('a pipe is not waited for', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const result = load(['--config', pipe]);
  expect(result.ok ? '' : result.error.line).toMatch(/not a plain file$/);
});

test('the fault finder and JSON.parse agree on what JSON is', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '1',
    '-0.5e3',
    '01',
    'true',
    'nul',
    ' ',
    '\n',
  );
  const text = fc.oneof(
    fc.json(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (candidate) => {
      const isJson = (() => {
        try {
          JSON.parse(candidate);
          return true;
        } catch {
          return false;
        }
      })();
      expect(findJsonFault(candidate) === null).toBe(isJson);
    }),
    { numRuns: 3000 },
  );
});
