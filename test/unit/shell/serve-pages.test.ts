import { expect, test } from 'vitest';
import { PAGE_URL } from '../../../src/main/shell/page-address';
import { servePages } from '../../../src/main/shell/serve-pages';

type Handler = (request: Request) => Response | Promise<Response>;

function handler(): Handler {
  const handlers: [string, Handler][] = [];
  const read = (path: string) =>
    Promise.resolve(
      path === '' ? { headers: { 'Content-Type': 'text/html' }, body: Buffer.from('page') } : null,
    );
  servePages({ handle: (scheme, answer) => void handlers.push([scheme, answer]) }, { read });
  const [[scheme, answer] = ['', () => new Response()]] = handlers;
  expect(scheme).toBe('https');
  return answer;
}

test('our address is answered with the page and its headers', async () => {
  const response = await handler()(new Request(PAGE_URL));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html');
  expect(await response.text()).toBe('page');
});

test.each([
  ['https://evil.example/', 'GET'],
  ['https://exam-fee-kiosk.localhost:444/', 'GET'],
  [`${PAGE_URL}none.js`, 'GET'],
  [`${PAGE_URL}..%2f..%2fetc/passwd`, 'GET'],
  [PAGE_URL, 'POST'],
])('%s by %s finds nothing', async (url, method) => {
  const response = await handler()(new Request(url, { method }));
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});
