import { expect, test } from 'vitest';
import { makeLog } from '../../../src/main/real-ports/log';

function harness() {
  const lines: string[] = [];
  return { log: makeLog((line) => void lines.push(line), { device: 'T01' }), lines };
}

test('an entry is one line of JSON with time, level and facts', () => {
  const { log, lines } = harness();
  log.warn('clock drifts', { driftMs: 1500, gateway: 'simulator', sure: true, since: null });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: 40,
    what: 'clock drifts',
    device: 'T01',
    driftMs: 1500,
  });
  expect(lines[0]).toMatch(/"time":"\d{4}-\d\d-\d\dT[\d:.]+Z"/);
});

test.each(['110105194912310025', '13800138000', '11010519491231002X'])(
  '%s is masked wherever it stands',
  (number) => {
    const { log, lines } = harness();
    log.info(`asked for ${number}`, { query: `find ${number} now`, 13800: number });
    log.error('crashed', { at: number }, new Error(`no row for ${number}`, { cause: new Error(number) }));
    log.error('crashed', {}, number);
    log.info('as a number', { phone: Number.parseInt('13800138000', 10) });
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toContain(number);
  },
);

test('an error is told with its stack, code and causes, and ends when they run in a circle', () => {
  const { log, lines } = harness();
  const inner = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
  const outer = new Error('commit failed', { cause: inner });
  inner.cause = outer;
  log.error('store', {}, outer);
  expect(lines[0]).toContain('commit failed');
  expect(lines[0]).toContain('[SQLITE_IOERR]');
  expect(lines[0]).toContain('log.test');
  expect(lines[0]!.length).toBeLessThan(12_000);
});

test('what else an error carries stays out', () => {
  const { log, lines } = harness();
  log.error('x', {}, Object.assign(new Error('bad'), { input: { documentNumber: 'AB1234567' } }));
  log.error('x', {}, { documentNumber: 'AB1234567' });
  expect(lines.join('')).not.toContain('documentNumber');
});

test('line breaks and quotes in a text cannot make a second entry', () => {
  const { log, lines } = harness();
  log.info('a\n{"level":60,"what":"forged"}', { note: '＂},\r\n{"what":"forged"' });
  expect(lines[0]!.trimEnd().split(/[\r\n]/)).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toHaveProperty('note');
});
