import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badFlagLine, electronArguments, helpText, parseFlags } from '../../src/main/flags';

const nothing = { host: 'auto', window: null, data: null, config: null, port: null, seal: null, help: false };

describe('parseFlags', () => {
  it('leaves everything to the configuration when nothing is given', () => {
    expect(parseFlags([])).toEqual({ ok: true, value: nothing });
  });

  it('reads a value after a space and after an equals sign', () => {
    const expected = {
      ok: true,
      value: {
        host: 'browser',
        window: 'counter',
        data: '/srv/考试 data',
        config: 'a=b.json',
        port: 8080,
        seal: 'wechat.v2Key=/media/usb/key file.txt',
        help: false,
      },
    };
    expect(
      parseFlags([
        '--host',
        'browser',
        '--window=counter',
        '--data',
        '/srv/考试 data',
        '--config=a=b.json',
        '--port=8080',
        '--seal',
        'wechat.v2Key=/media/usb/key file.txt',
      ]),
    ).toEqual(expected);
  });

  it('reads --help beside other flags', () => {
    expect(parseFlags(['--help', '--port', '0'])).toEqual({
      ok: true,
      value: { ...nothing, help: true, port: 0 },
    });
  });

  it.each([
    [['--host', 'chrome'], '--host chrome: expected electron|browser|auto'],
    [['--window=display'], '--window display: expected kiosk|counter'],
    [['--port', '65536'], '--port 65536: expected a number from 0 to 65535'],
    [['--port', '-1'], '--port -1: expected a number from 0 to 65535'],
    [['--port=1e3'], '--port 1e3: expected a number from 0 to 65535'],
    [['--port'], '--port: expected N after it'],
    [['--seal', 'wechat.v2Key'], '--seal wechat.v2Key: expected NAME=FILE'],
    [['--data='], '--data: expected DIR after it'],
    [['--data', '--port', '1'], '--data: expected DIR after it'],
    [['--config', 'a\0b'], '"--config a\\u0000b": expected FILE'],
    [['--port', '1', '--port', '1'], '--port: expected to be given once'],
    [
      ['--Host', 'auto'],
      '--Host: expected one of --host, --window, --data, --config, --port, --seal, --help',
    ],
    [['kiosk'], 'kiosk: expected one of --host, --window, --data, --config, --port, --seal, --help'],
    [[''], '"": expected one of --host, --window, --data, --config, --port, --seal, --help'],
    [
      ['--constructor', 'x'],
      '--constructor: expected one of --host, --window, --data, --config, --port, --seal, --help',
    ],
  ])('says in one line what is wrong with %j', (args, line) => {
    const result = parseFlags(args);
    expect(result.ok ? 'accepted' : badFlagLine(result.error)).toBe(line);
  });

  it('accepts every port there is, and answers anything else with a value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => {
        expect(parseFlags(['--port', String(port)])).toEqual({ ok: true, value: { ...nothing, port } });
      }),
    );
    fc.assert(fc.property(fc.array(fc.string()), (args) => typeof parseFlags(args).ok === 'boolean'));
  });
});

describe('electronArguments', () => {
  it('takes what follows the application folder when run from the sources', () => {
    expect(electronArguments(['/x/electron', '--no-sandbox', '/app', '--window', 'counter'], false)).toEqual([
      '--window',
      'counter',
    ]);
  });

  it('leaves the switches of the runtime out of an installed start, and nothing else', () => {
    const argv = ['/opt/kiosk', '--no-sandbox', '--lang=zh-CN', '--window', 'kiosk', '--language'];
    expect(electronArguments(argv, true)).toEqual(['--window', 'kiosk', '--language']);
  });
});

describe('helpText', () => {
  it('explains every flag that parseFlags takes', () => {
    const text = helpText();
    for (const flag of ['--host', '--window', '--data', '--config', '--port', '--help'])
      expect(text).toContain(flag);
  });
});
