import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { TLSSocket } from 'node:tls';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createHttpCaller, type HttpCallerOptions } from '../../../src/main/http/http-caller';
import { listenForTest, realTime } from '../../fakes/loopback';
import { selfSigned } from '../../fakes/self-signed';

const OURS = selfSigned({ commonName: 'gateway', serial: '01' });
const EXPIRED = selfSigned({ commonName: 'gateway', serial: '02', until: Date.now() - 60_000 });
const MERCHANT = selfSigned({ commonName: 'merchant', serial: '03' });

function whoCalls(socket: unknown): string {
  return socket instanceof TLSSocket ? String(socket.getPeerCertificate().subject?.CN) : 'plain';
}

/** Says who calls, by the certificate shown to it; `ca` makes it ask for one. */
async function gateway(certificate: { cert: string; key: string }, ca?: string): Promise<string> {
  const { cert, key } = certificate;
  const wantsOne = ca === undefined ? {} : { ca, requestCert: true, rejectUnauthorized: true };
  const server = createServer({ cert, key, ...wantsOne }, (request, response) => {
    response.end(whoCalls(request.socket));
  });
  server.on('tlsClientError', () => undefined);
  return `https://localhost:${await listenForTest(server)}/`;
}

async function ask(url: string, options: Partial<HttpCallerOptions>) {
  const caller = createHttpCaller({ ...realTime, ...options });
  onTestFinished(() => caller.close());
  return caller.call({ method: 'GET', url, headers: {}, body: null });
}

test('a certificate of a root that is trusted is accepted, one of a stranger is not', async () => {
  const url = await gateway(OURS);
  expect(await ask(url, { roots: OURS.cert })).toMatchObject({ kind: 'answer', status: 200 });
  expect(await ask(url, {})).toMatchObject({ why: 'network', fault: 'tls', sent: false });
});

test('the environment cannot switch the verification off', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  expect(await ask(await gateway(OURS), {})).toMatchObject({ fault: 'tls', sent: false });
});

test('an expired certificate is refused', async () => {
  const answer = await ask(await gateway(EXPIRED), { roots: EXPIRED.cert });
  expect(answer).toMatchObject({ fault: 'tls', sent: false, code: 'CERT_HAS_EXPIRED' });
});

test('our own certificate is shown where it is asked for', async () => {
  const url = await gateway(OURS, MERCHANT.cert);
  const { cert, key } = MERCHANT;
  const answer = await ask(url, { roots: OURS.cert, client: { cert, key } });
  expect(answer.kind === 'answer' && answer.body.toString()).toBe('merchant');
  expect(await ask(url, { roots: OURS.cert })).toMatchObject({ kind: 'no-answer', why: 'network' });
});

/** A proxy that opens tunnels and writes down where to. */
async function proxy(status = 200): Promise<{ url: string; tunnels: string[] }> {
  const tunnels: string[] = [];
  const server = createProxy((_request, response) => response.writeHead(500).end());
  server.on('connect', (request, socket) => {
    tunnels.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    socket.on('error', () => undefined);
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const [, port = '0'] = (request.url ?? '').split(':');
    const onward = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { url: `http://clerk:secret@127.0.0.1:${await listenForTest(server)}`, tunnels };
}

test('calls go through the proxy, which sees neither the content nor our certificate', async () => {
  // The machine itself is never proxied, so the gateway needs another name.
  const url = (await gateway(OURS)).replace('localhost', 'gateway.test');
  const { tunnels, url: proxyUrl } = await proxy();
  const answer = await ask(url, { roots: OURS.cert, proxy: { url: proxyUrl, except: '' } });
  // The tunnel was opened; the certificate is for localhost only, so the gateway at its end is not believed.
  expect(answer).toMatchObject({ kind: 'no-answer', fault: 'tls', sent: false });
  const login = Buffer.from('clerk:secret').toString('base64');
  expect(tunnels[0]).toBe(`${new URL(url).host} Basic ${login}`);
});

test('hosts that are excepted, and the machine itself, are reached directly', async () => {
  const url = await gateway(OURS);
  const { tunnels, url: proxyUrl } = await proxy();
  const direct = { roots: OURS.cert, proxy: { url: proxyUrl, except: 'gateway.test' } };
  expect(await ask(url, direct)).toMatchObject({ kind: 'answer', status: 200 });
  await ask(url.replace('localhost', 'gateway.test'), { ...direct, connectMs: 500 });
  expect(tunnels).toEqual([]);
});

test('a proxy that refuses: nothing was sent', async () => {
  const { url: proxyUrl } = await proxy(407);
  const answer = await ask('https://gateway.test/', { proxy: { url: proxyUrl, except: '' } });
  expect(answer).toMatchObject({ why: 'network', fault: 'proxy', sent: false });
});
