import { describe, expect, test } from 'vitest';
import { createApi, socketTransport, type Transport } from '../../../src/renderer/api';
import { commands } from '../../../src/shared/ipc/contract';
import type { PushMessage } from '../../../src/shared/ipc/kit';
import { fakeSockets } from './fake-socket';

function answering(answer: unknown): {
  transport: Transport;
  asked: { name: string; input: unknown }[];
  push: (message: PushMessage) => void;
} {
  const asked: { name: string; input: unknown }[] = [];
  const listeners = new Set<(message: PushMessage) => void>();
  return {
    asked,
    push: (message) => {
      for (const listener of listeners) listener(message);
    },
    transport: {
      call: (name, input) => {
        asked.push({ name, input });
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      on: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onConnection: () => () => undefined,
    },
  };
}

const HEALTH = { network: 'up', gateway: 'answers', printer: 'none', blocks: [], openPayments: 0 } as const;

describe('answers', () => {
  test('every command of the contract is asked by its own name', async () => {
    const { transport, asked } = answering({ ok: false, error: { kind: 'disconnected' } });
    const { bridge } = createApi(transport);
    expect(new Set(Object.keys(bridge))).toEqual(new Set(Object.keys(commands)));
    for (const ask of Object.values(bridge)) await Reflect.apply(ask, null, [{}]);
    expect(asked.map(({ name }) => name)).toEqual(Object.keys(bridge));
  });

  test('what fits the contract is believed', async () => {
    const { bridge } = createApi(answering({ ok: true, value: HEALTH }).transport);
    expect(await bridge.health({})).toEqual({ ok: true, value: HEALTH });
  });

  test('a refusal the command declares, and those any command may answer, come through', async () => {
    const noMatch = { ok: false, error: { kind: 'no-match', triesLeft: 2 } };
    const crashed = { ok: false, error: { kind: 'crashed', incident: 'A1' } };
    const input = { documentNumber: '1', proof: { kind: 'second-factor', value: '2' } } as const;
    expect(await createApi(answering(noMatch).transport).bridge.signIn(input)).toEqual(noMatch);
    expect(await createApi(answering(crashed).transport).bridge.signIn(input)).toEqual(crashed);
  });

  test.each([
    ['a value of another shape', { ok: true, value: { network: 'sometimes' } }],
    ['a refusal nobody declared', { ok: false, error: { kind: 'out-of-tea' } }],
    ['nothing', undefined],
    ['text', 'ok'],
    ['a thrown error', new Error('broken pipe')],
  ])('%s is a bug with an incident that names the command', async (_, answer) => {
    const { bridge } = createApi(answering(answer).transport);
    expect(await bridge.health({})).toEqual({
      ok: false,
      error: { kind: 'crashed', incident: 'SCREEN-health' },
    });
  });
});

describe('news', () => {
  test('older revisions are dropped, equal and newer ones heard by every listener', () => {
    const { transport, push } = answering(null);
    const { onPush } = createApi(transport);
    const heard: string[] = [];
    onPush('health', ({ network }) => heard.push(`a ${network}`));
    onPush('health', ({ network }) => heard.push(`b ${network}`));
    push({ push: 'health', revision: 5, payload: HEALTH });
    push({ push: 'health', revision: 4, payload: { ...HEALTH, network: 'down' } });
    push({ push: 'health', revision: 6, payload: { ...HEALTH, network: 'not-known' } });
    expect(heard).toEqual(['a up', 'b up', 'a not-known', 'b not-known']);
  });

  test('one kind does not age another, and what does not fit the contract is not heard', () => {
    const { transport, push } = answering(null);
    const { onPush } = createApi(transport);
    const heard: unknown[] = [];
    const news = { phase: 'reading', part: 0.5, lines: 10, accepted: 9 };
    onPush('importProgress', (progress) => heard.push(progress));
    push({ push: 'health', revision: 9, payload: HEALTH });
    push({ push: 'importProgress', revision: 1, payload: news });
    push({ push: 'importProgress', revision: 2, payload: { lines: 'many' } });
    push({ push: 'weather', revision: 3, payload: 'rain' });
    expect(heard).toEqual([news]);
  });

  test('after the end of listening nothing is heard', () => {
    const { transport, push } = answering(null);
    const heard: unknown[] = [];
    const stop = createApi(transport).onPush('health', (health) => heard.push(health));
    stop();
    push({ push: 'health', revision: 1, payload: HEALTH });
    expect(heard).toEqual([]);
  });
});

describe('socket', () => {
  test('a question before the first connection waits for it', async () => {
    const { sockets, tools } = fakeSockets();
    const asked = socketTransport(tools).call('health', {});
    sockets[0]?.open();
    expect(sockets[0]?.sent).toEqual(['{"id":1,"command":"health","input":{}}']);
    sockets[0]?.hear({ id: 1, result: { ok: true, value: 1 } });
    expect(await asked).toEqual({ ok: true, value: 1 });
  });

  test('answers find their questions in any order', async () => {
    const { sockets, tools } = fakeSockets();
    const transport = socketTransport(tools);
    sockets[0]?.open();
    const [first, second] = [transport.call('fees', {}), transport.call('health', {})];
    sockets[0]?.hear({ id: 2, result: 'two' });
    sockets[0]?.hear({ id: 1, result: 'one' });
    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  });

  test('questions under way and asked while it is down answer disconnected, and are not sent later', async () => {
    const { sockets, tools, runLater } = fakeSockets();
    const transport = socketTransport(tools);
    sockets[0]?.open();
    const underWay = transport.call('placeOrder', {});
    sockets[0]?.drop();
    const whileDown = transport.call('fees', {});
    const disconnected = { ok: false, error: { kind: 'disconnected' } };
    expect(await Promise.all([underWay, whileDown])).toEqual([disconnected, disconnected]);
    runLater();
    sockets[1]?.open();
    expect(sockets[1]?.sent).toEqual([]);
  });

  test('it comes back by itself, waiting longer each time up to five seconds, and anew after a success', () => {
    const { sockets, tools, pauses, runLater } = fakeSockets();
    const seen: string[] = [];
    socketTransport(tools).onConnection((connection) => seen.push(connection));
    for (let attempt = 0; attempt < 7; attempt += 1) {
      sockets.at(-1)?.drop();
      runLater();
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    sockets.at(-1)?.open();
    sockets.at(-1)?.drop();
    expect(pauses.at(-1)).toBe(250);
    expect(seen).toEqual(['connecting', 'down', 'up', 'down']);
  });

  test('a core that was started anew may count from the beginning', () => {
    const { sockets, tools, runLater } = fakeSockets();
    const heard: string[] = [];
    createApi(socketTransport(tools)).onPush('health', ({ network }) => heard.push(network));
    sockets[0]?.open();
    sockets[0]?.hear({ push: 'health', revision: 70, payload: HEALTH });
    sockets[0]?.drop();
    runLater();
    sockets[1]?.open();
    sockets[1]?.hear({ push: 'health', revision: 1, payload: { ...HEALTH, network: 'down' } });
    expect(heard).toEqual(['up', 'down']);
  });

  test.each(['not json', '[]', 'null', '{"id":"1"}', '{"push":1,"revision":2}', '{"id":99,"result":1}'])(
    'a message that means nothing changes nothing: %s',
    async (text) => {
      const { sockets, tools } = fakeSockets();
      const transport = socketTransport(tools);
      const heard: unknown[] = [];
      transport.on((message) => heard.push(message));
      sockets[0]?.open();
      const asked = transport.call('health', {});
      sockets[0]?.hear(text);
      sockets[0]?.hear({ id: 1, result: 'still here' });
      expect(await asked).toBe('still here');
      expect(heard).toEqual([]);
    },
  );
});
