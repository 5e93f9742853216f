import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { serve } from '../../../src/main/ipc/serve';
import { command, failure, type Caller, type Handlers } from '../../../src/shared/ipc/kit';
import { err, ok } from '../../../src/shared/result';

const commands = {
  greet: command({
    input: z.strictObject({ name: z.string().trim().max(20) }),
    output: z.object({ greeting: z.string().max(30) }),
    error: failure('nobody', { tried: z.number().max(9) }),
    roles: ['candidate'],
  }),
  file: command({
    input: z.strictObject({ base64: z.string() }),
    output: z.object({}),
    error: z.never(),
    roles: ['operator'],
  }),
};

function json(text: string): unknown {
  return JSON.parse(text);
}

const kiosk: Caller = { id: 'k1', role: 'candidate' };
const counter: Caller = { id: 'c1', role: 'operator' };

function harness(handlers: Partial<Handlers<typeof commands>> = {}) {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const greet = vi.fn(handlers.greet ?? (({ name }) => ok({ greeting: `hello ${name}` })));
  const file = vi.fn(handlers.file ?? (() => ok({})));
  const call = serve(
    commands,
    { greet, file },
    { log, ids: { incident: () => 'I-1' }, larger: { file: 1000 } },
  );
  return { call, log, greet, file };
}

test('a known command of the right role with the right input is answered', async () => {
  const { call, greet } = harness();
  expect(await call(kiosk, 'greet', { name: ' Lin ' })).toEqual(ok({ greeting: 'hello Lin' }));
  expect(greet).toHaveBeenCalledWith({ name: 'Lin' }, kiosk);
});

test('a declared error passes', async () => {
  const { call } = harness({ greet: () => Promise.resolve(err({ kind: 'nobody', tried: 2 })) });
  expect(await call(kiosk, 'greet', { name: 'x' })).toEqual(err({ kind: 'nobody', tried: 2 }));
});

describe('refused before a handler hears of it', () => {
  test.each([
    'nothing',
    '',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    7,
    null,
    undefined,
    {},
    ['greet'],
  ])('unknown command %j', async (name) => {
    const { call, greet } = harness();
    expect(await call(kiosk, name, { name: 'x' })).toEqual(
      err({ kind: 'not-allowed', why: 'unknown-command' }),
    );
    expect(greet).not.toHaveBeenCalled();
  });

  test.each([
    ['greet', counter, { name: 'x' }],
    ['greet', { id: 'd', role: 'display' } as const, { name: 'x' }],
    ['file', kiosk, { base64: '' }],
  ])('%s from another role', async (name, caller, input) => {
    const { call, greet, file } = harness();
    expect(await call(caller, name, input)).toEqual(err({ kind: 'not-allowed', why: 'role' }));
    expect(greet).not.toHaveBeenCalled();
    expect(file).not.toHaveBeenCalled();
  });

  test.each([
    undefined,
    null,
    'Lin',
    [],
    {},
    { name: 7 },
    { name: 'Lin', role: 'operator' },
    { name: 'x'.repeat(21) },
    json('{"name":"x","__proto__":{"a":1}}'),
  ])('input %j', async (input) => {
    const { call, greet } = harness();
    expect(await call(kiosk, 'greet', input)).toEqual(err({ kind: 'not-allowed', why: 'input' }));
    expect(greet).not.toHaveBeenCalled();
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  test.each([
    ['a long text', { name: 'x'.repeat(20_000) }],
    ['a million lists', { name: Array.from({ length: 100_000 }, () => []) }],
    ['a long row of nested lists', json(`${'['.repeat(5000)}${']'.repeat(5000)}`)],
    ['long keys', { ['k'.repeat(20_000)]: 1 }],
    ['a circle', circular],
    ['a map', new Map([['name', 'x']])],
    ['bytes', new Uint8Array(10)],
    ['a getter', Object.defineProperty({}, 'name', { get: () => 'x', enumerable: true })],
  ])('%s', async (_what, input) => {
    const { call, greet } = harness();
    expect(await call(kiosk, 'greet', input)).toEqual(err({ kind: 'not-allowed', why: 'too-large' }));
    expect(greet).not.toHaveBeenCalled();
  });

  test('a command for files takes more, and not without end', async () => {
    const { call } = harness();
    expect(await call(counter, 'file', { base64: 'x'.repeat(900) })).toEqual(ok({}));
    expect(await call(counter, 'file', { base64: 'x'.repeat(1000) })).toMatchObject({
      error: { why: 'too-large' },
    });
  });

  test('what was sent is not in the log', async () => {
    const { call, log } = harness();
    await call(kiosk, 'greet', { name: 7, '110105194912310025': 1 });
    await call(kiosk, 'greet', { name: '110105194912310025'.repeat(3) });
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain('110105194912310025');
  });
});

describe('crashes cross as an incident number only', () => {
  test.each<[string, Handlers<typeof commands>['greet']]>([
    [
      'throws',
      () => {
        throw new Error('secret');
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret'))],
    ['answers with a wrong output', () => ok({ greeting: 'x'.repeat(31) })],
    ['answers with a wrong error', () => err({ kind: 'nobody', tried: 10 })],
  ])('a handler that %s', async (_what, greet) => {
    const { call, log } = harness({ greet });
    expect(await call(kiosk, 'greet', { name: 'x' })).toEqual(err({ kind: 'crashed', incident: 'I-1' }));
    expect(log.error.mock.calls[0]?.[1]).toMatchObject({ incident: 'I-1', command: 'greet' });
  });
});

test('fields that the contract does not name stay inside', async () => {
  const { call } = harness({ greet: () => ok({ greeting: 'x', documentNumber: '110105194912310025' }) });
  expect(await call(kiosk, 'greet', { name: 'x' })).toEqual(ok({ greeting: 'x' }));
});

test('a command without a handler does not compile', () => {
  const tools = { log: harness().log, ids: { incident: () => '' } };
  // @ts-expect-error -- `file` has no handler
  const incomplete = () => serve(commands, { greet: () => ok({ greeting: '' }) }, tools);
  expect(incomplete).toBeTypeOf('function');
});
