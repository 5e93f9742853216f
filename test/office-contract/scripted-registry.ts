import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHttpCaller } from '../../src/main/http/http-caller';
import { registryOffice, type RegistrySettings } from '../../src/main/office/registry/registry-office';
import type { ExamOffice } from '../../src/main/ports/exam-office';
import { listenForTest, realTime } from '../fakes/loopback';
import { notedLog, type NotedLine } from '../fakes/noted-log';

/** What the server was asked, without the calls for a token. */
type Heard = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly body: unknown;
};

/** `json` is sent as it is; a text is sent as the body. */
export type Said = {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Cuts the connection in place of an answer, or half way through one. */
  readonly cut?: 'before' | 'half-way';
  readonly afterMs?: number;
};

type Script = (heard: Heard, turn: number) => Said;

export const EVERYTHING = {
  passwords: true,
  phoneCodes: true,
  requests: true,
  reservations: true,
  reports: true,
  eBills: true,
  refundRequests: true,
  platform: true,
} as const;

type Wish = {
  readonly token?: (turn: number) => Said;
  readonly settings?: Partial<RegistrySettings>;
};

type ScriptedRegistry = {
  readonly office: ExamOffice;
  readonly heard: readonly Heard[];
  readonly tokenCalls: () => number;
  readonly log: readonly NotedLine[];
};

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await once(request, 'end');
  return text;
}

function readJson(text: string): unknown {
  return text === '' ? null : JSON.parse(text);
}

function answer(response: ServerResponse, said: Said): void {
  if (said.cut === 'before') {
    response.destroy();
    return;
  }
  const text = said.text ?? JSON.stringify(said.json ?? {});
  response.writeHead(said.status ?? 200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...said.headers,
  });
  if (said.cut === 'half-way') {
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
    return;
  }
  response.end(text);
}

function freshToken(turn: number): Said {
  return { json: { access_token: `token-${turn}`, token_type: 'Bearer', expires_in: 1800 } };
}

/** The real client over a real connection to a server that says what the test wants. */
export async function scriptedRegistry(script: Script, wish: Wish = {}): Promise<ScriptedRegistry> {
  const heard: Heard[] = [];
  let tokenTurns = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      if (request.url === '/token') {
        tokenTurns += 1;
        answer(response, (wish.token ?? freshToken)(tokenTurns));
        return;
      }
      const call = {
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization ?? null,
        body: readJson(body),
      };
      heard.push(call);
      const said = script(call, heard.length);
      if (said.afterMs === undefined) answer(response, said);
      else setTimeout(() => answer(response, said), said.afterMs);
    })();
  });
  const port = await listenForTest(server);
  const baseUrl = `http://127.0.0.1:${port}`;
  const { log, lines } = notedLog();
  const caller = createHttpCaller({ ...realTime, totalMs: 1_000, maxBodyBytes: 200_000 });
  const credentials = {
    tokenUrl: `${baseUrl}/token`,
    clientId: 'kiosk',
    clientSecret: 's3cret',
    scope: null,
  };
  const settings = { baseUrl, credentials, timeoutMs: 400, features: EVERYTHING, ...wish.settings };
  return {
    office: registryOffice(settings, { caller, clock: realTime.clock, log }),
    heard,
    tokenCalls: () => tokenTurns,
    log: lines,
  };
}
