import { describe, expect, test, vi } from 'vitest';
import { err } from '../../../src/shared/result';
import { closeCode, hostOnLoopback, nextMessage } from './host-on-loopback';

type Host = Awaited<ReturnType<typeof hostOnLoopback>>;

function question(id: number, command = 'hello', input: unknown = {}) {
  return JSON.stringify({ id, command, input });
}

async function openKiosk(host: Host, page = 'page-one') {
  const cookie = await host.cookieFor('kiosk');
  return { cookie, socket: await host.open(`/kiosk/ws?page=${page}`, cookie) };
}

test('a question is answered under its number, for the window that asked', async () => {
  const host = await hostOnLoopback();
  const { socket } = await openKiosk(host);
  socket.send(question(7, 'signIn', { documentNumber: 'x' }));
  expect(await nextMessage(socket)).toEqual({
    id: 7,
    result: {
      ok: true,
      value: { caller: 'page-1', role: 'candidate', name: 'signIn', input: { documentNumber: 'x' } },
    },
  });
});

test.each([
  ['counter', 'operator'],
  ['display', 'display'],
] as const)('the %s window asks as %s, whatever it says of itself', async (window, role) => {
  const host = await hostOnLoopback();
  const socket = await host.open(`/${window}/ws?page=page-one&role=supervisor`, await host.cookieFor(window));
  socket.send(JSON.stringify({ id: 1, command: 'hello', input: {}, role: 'supervisor', caller: 'page-9' }));
  expect(await nextMessage(socket)).toMatchObject({ result: { value: { role } } });
});

test('what the core refuses comes back as it is', async () => {
  const host = await hostOnLoopback();
  host.ask.mockResolvedValue(err({ kind: 'not-allowed', why: 'unknown-command' }));
  const { socket } = await openKiosk(host);
  socket.send(question(1, 'nothing'));
  expect(await nextMessage(socket)).toEqual({
    id: 1,
    result: { ok: false, error: { kind: 'not-allowed', why: 'unknown-command' } },
  });
});

test('news reaches the page', async () => {
  const host = await hostOnLoopback();
  const { socket } = await openKiosk(host);
  const heard = nextMessage(socket);
  host.tellers.get('page-1')?.({ push: 'health', revision: 3, payload: { network: 'up' } });
  expect(await heard).toEqual({ push: 'health', revision: 3, payload: { network: 'up' } });
});

describe('refused before a socket opens', () => {
  test.each([
    ['another origin', { Origin: 'http://evil.example' }, 403],
    ['a file', { Origin: 'null' }, 403],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }, 403],
    ['a name that was made to point here', { Host: 'kiosk.example' }, 421],
    ['this machine by another name', { Host: 'localhost' }, 421],
  ])('%s', async (_what, headers, status) => {
    const host = await hostOnLoopback();
    const cookie = await host.cookieFor('kiosk');
    expect(await host.connect('/kiosk/ws', { Origin: host.origin, Cookie: cookie, ...headers })).toBe(status);
    expect(host.came).not.toHaveBeenCalled();
  });

  test('no origin, no cookie, a wrong cookie, the cookie of another window, another path', async () => {
    const host = await hostOnLoopback();
    const [kiosk, Origin] = [await host.cookieFor('kiosk'), host.origin];
    const token = host.tickets.issue('kiosk');
    expect(await host.connect('/kiosk/ws', { Cookie: kiosk })).toBe(403);
    expect(await host.connect('/kiosk/ws', { Origin })).toBe(401);
    expect(await host.connect(`/kiosk/ws?token=${token}`, { Origin })).toBe(401);
    expect(await host.connect('/kiosk/ws', { Origin, Cookie: `exam-fee-kiosk=${token}` })).toBe(401);
    expect(await host.connect('/counter/ws', { Origin, Cookie: kiosk })).toBe(401);
    expect(await host.connect('/ws', { Origin, Cookie: kiosk })).toBe(404);
    expect(await host.connect('/kiosk/', { Origin, Cookie: kiosk })).toBe(404);
    expect(host.came).not.toHaveBeenCalled();
  });
});

describe('turned out', () => {
  test.each([
    ['no JSON', 'hello', 1007],
    ['JSON that is no question', '[]', 1007],
    ['null', 'null', 1007],
    ['no number', '{"command":"hello"}', 1007],
    ['a number that is none', '{"id":1.5,"command":"hello"}', 1007],
    ['bytes', Buffer.from(question(1)), 1007],
    ['more than a kiosk ever sends', question(1, 'x', 'x'.repeat(140_000)), 1009],
  ])('%s', async (_what, message, code) => {
    const host = await hostOnLoopback();
    const { socket } = await openKiosk(host);
    socket.send(message);
    expect(await closeCode(socket)).toBe(code);
    await vi.waitFor(() => expect(host.gone).toHaveBeenCalledExactlyOnceWith('page-1'));
    expect(host.ask).not.toHaveBeenCalled();
  });

  test('too many messages in a moment; a second later there would have been room', async () => {
    const host = await hostOnLoopback();
    const { socket } = await openKiosk(host);
    for (let round = 0; round < 2; round += 1) {
      for (let id = 0; id < 50; id += 1) {
        const answer = nextMessage(socket);
        socket.send(question(id));
        await answer;
      }
    }
    host.pass(1000);
    const answer = nextMessage(socket);
    socket.send(question(1000));
    expect(await answer).toMatchObject({ id: 1000 });
    for (let id = 0; id < 60; id += 1) socket.send(question(id));
    expect(await closeCode(socket)).toBe(1008);
    expect(host.gone).toHaveBeenCalledExactlyOnceWith('page-1');
    expect(host.ask.mock.calls.length).toBeLessThanOrEqual(151);
  });

  test('more questions at once than a page can have', async () => {
    const host = await hostOnLoopback();
    host.ask.mockReturnValue(new Promise(() => undefined));
    const { socket } = await openKiosk(host);
    for (let id = 0; id < 40; id += 1) socket.send(question(id));
    expect(await closeCode(socket)).toBe(1008);
    expect(host.ask.mock.calls.length).toBe(32);
  });

  test('a roster file passes at the counter', async () => {
    const host = await hostOnLoopback();
    const socket = await host.open('/counter/ws', await host.cookieFor('counter'));
    host.ask.mockResolvedValue(err({ kind: 'import-running' }));
    socket.send(question(1, 'sendImportPart', { base64: 'A'.repeat(360_000) }));
    expect(await nextMessage(socket)).toMatchObject({ id: 1 });
  });
});

describe('a page goes', () => {
  test('closed or reloaded: at once', async () => {
    const host = await hostOnLoopback();
    const { socket, cookie } = await openKiosk(host);
    socket.close(1001);
    await vi.waitFor(() => expect(host.gone).toHaveBeenCalledExactlyOnceWith('page-1'));
    await host.open('/kiosk/ws?page=page-two', cookie);
    expect(host.came).toHaveBeenCalledTimes(2);
    expect(host.came.mock.calls[1]?.[0]).not.toBe('page-1');
  });

  test('its connection broke: after a while, unless it comes back', async () => {
    const host = await hostOnLoopback();
    const { socket, cookie } = await openKiosk(host);
    socket.terminate();
    await closeCode(socket);
    const back = await host.open('/kiosk/ws?page=page-one', cookie);
    host.timers.fire(5000);
    expect(host.gone).not.toHaveBeenCalled();
    expect(host.came).toHaveBeenCalledOnce();
    const heard = nextMessage(back);
    host.tellers.get('page-1')?.({ push: 'health', revision: 1, payload: {} });
    await heard;
    back.terminate();
    await vi.waitFor(() => {
      host.timers.fire(5000);
      expect(host.gone).toHaveBeenCalledExactlyOnceWith('page-1');
    });
  });

  test('without a ping answered: dead after the second', async () => {
    const host = await hostOnLoopback();
    const cookie = await host.cookieFor('kiosk');
    const socket = await host.open('/kiosk/ws?page=page-one', cookie);
    socket.pause();
    host.timers.fire(10_000);
    host.timers.fire(10_000);
    await vi.waitFor(() => {
      host.timers.fire(5000);
      expect(host.gone).toHaveBeenCalledExactlyOnceWith('page-1');
    });
    socket.terminate();
  });

  test('a page that answers pings stays', async () => {
    const host = await hostOnLoopback();
    const { socket } = await openKiosk(host);
    for (let round = 0; round < 4; round += 1) {
      const pinged = new Promise((resolve) => socket.once('ping', resolve));
      host.timers.fire(10_000);
      await pinged;
      const answer = nextMessage(socket);
      socket.send(question(round));
      await answer;
    }
    expect(host.gone).not.toHaveBeenCalled();
  });

  test('another page with the same cookie is another page', async () => {
    const host = await hostOnLoopback();
    const { cookie } = await openKiosk(host);
    await host.open('/kiosk/ws?page=page-two', cookie);
    await host.open('/kiosk/ws', cookie);
    await host.open('/kiosk/ws?page=<script>', cookie);
    expect(new Set(host.came.mock.calls.map(([id]) => id)).size).toBe(4);
  });

  test('a page of another session cannot take its seat by knowing its name', async () => {
    const host = await hostOnLoopback();
    await openKiosk(host, 'page-one');
    await openKiosk(host, 'page-one');
    expect(new Set(host.came.mock.calls.map(([id]) => id)).size).toBe(2);
  });
});
