import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageFiles } from '../entry/page-files';
import type { Log } from '../ports';
import { refusalOf } from './guard-request';
import { PLAIN_HEADERS, tell } from './plain-answer';
import type { Tickets } from './tickets';
import { readCookie, readPath, setCookie } from './window-paths';

export type AnswerTools = { readonly files: PageFiles; readonly tickets: Tickets; readonly log: Log };

const NO_TICKET =
  '此地址已使用过或不正确。请重新启动程序，打开它显示的新地址。\n' +
  'This address was used before or is wrong. Start the program again and open the new address that it prints.';

/** The token becomes the cookie of its window; the address bar keeps nothing that could be used again. */
function openWindow(tickets: Tickets, response: ServerResponse, token: string): void {
  const ticket = tickets.redeem(token);
  if (ticket === null) return tell(response, 403, NO_TICKET);
  const { window, session } = ticket;
  response.writeHead(303, {
    ...PLAIN_HEADERS,
    'Set-Cookie': setCookie(window, session),
    Location: `/${window}/`,
  });
  response.end();
}

/** Pages and their files, for a window that has its cookie. `port` is the one listened on. */
export async function answerRequest(
  { files, tickets, log }: AnswerTools,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request, port);
  if (refusal !== null) {
    log.warn('refused a request', { why: refusal.why, host: request.headers.host ?? '' });
    return tell(response, refusal.status, `refused: ${refusal.why}`);
  }
  // Browsers ask for it unasked; an error would stand in their console.
  if (request.url === '/favicon.ico') return void response.writeHead(204, PLAIN_HEADERS).end();
  const asked = readPath(request.url ?? '');
  if (asked.kind === 'token' && request.method === 'GET') return openWindow(tickets, response, asked.token);
  if (asked.kind !== 'page') return tell(response, 404, 'nothing here');
  if (!tickets.isSession(asked.window, readCookie(request.headers.cookie)))
    return tell(response, 401, NO_TICKET);
  const file = await files.read(asked.file);
  if (file === null) return tell(response, 404, 'nothing here');
  response.writeHead(200, { ...file.headers, 'Content-Length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}
