import type { Protocol } from 'electron';
import { PAGE_HEADERS } from '../entry/page-policy';
import type { PageFiles } from '../entry/page-files';
import { originOf, PAGE_ORIGIN } from './page-address';

const NOTHING = { status: 404, headers: PAGE_HEADERS };

/** Answers every https request of a session from the built files; another address finds nothing. */
export function servePages(protocol: Pick<Protocol, 'handle'>, files: PageFiles): void {
  protocol.handle('https', async ({ url, method }) => {
    if (originOf(url) !== PAGE_ORIGIN || method !== 'GET') return new Response(null, NOTHING);
    const file = await files.read(new URL(url).pathname.slice(1));
    return file === null
      ? new Response(null, NOTHING)
      : new Response(new Uint8Array(file.body), { headers: file.headers });
  });
}
