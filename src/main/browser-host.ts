import { fileURLToPath } from 'node:url';
import type { WindowKind } from '../shared/operator';
import { listenOnLoopback, makePageServer } from './browser-host/page-server';
import { openPageSockets } from './browser-host/page-sockets';
import { makeTickets, type Tickets } from './browser-host/tickets';
import { compose } from './compose';
import { sealSecret } from './compose/seal-secret';
import type { Config } from './config';
import { readVersion } from './entry/app-version';
import { hostCore, type HostedCore } from './entry/host-core';
import { openPageFiles } from './entry/page-files';
import { onProcessEnd } from './entry/on-process-end';
import { prepare, startCrashed, type Prepared } from './entry/prepare';

/*
 * The browser shell: the core behind HTTP and a WebSocket on this machine, its pages in a browser. Beside the built
 * file lie the built pages, and two folders up the package.
 */
const PAGES = fileURLToPath(new URL('../renderer', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url));

const NOT_STARTED = 2;
const HOLDER = `the browser host, process ${process.pid}`;

function refuse(line: string): never {
  console.error(`exam-fee-kiosk: ${line}`);
  process.exit(NOT_STARTED);
}

/** What the terminal shows: one address per window, each good for one time; READY comes last. */
function addresses(
  config: Config,
  walletUrl: string | null,
  tickets: Tickets,
  port: number,
): readonly string[] {
  const url = (window: WindowKind) => `http://127.0.0.1:${port}/?token=${tickets.issue(window)}`;
  const urls = { kiosk: url('kiosk'), counter: url('counter'), display: url('display') };
  return [
    `KIOSK ${urls.kiosk}`,
    `COUNTER ${urls.counter}`,
    `DISPLAY ${urls.display}`,
    ...(walletUrl === null ? [] : [`WALLET ${walletUrl}`]),
    `READY ${urls[config.window]}`,
  ];
}

function openCore(prepared: Prepared) {
  return hostCore(prepared, (pusher) =>
    compose({
      ...prepared,
      pusher,
      keyWrap: null,
      holder: HOLDER,
      version: readVersion(PACKAGE),
    }),
  );
}

function prepareOrRefuse(): Prepared {
  const prepared = prepare(process.argv.slice(2));
  if (prepared.ok) return prepared.value;
  if (prepared.error.kind !== 'help') return refuse(prepared.error.line);
  console.log(prepared.error.text);
  return process.exit(0);
}

async function seal(prepared: Prepared, wanted: string): Promise<void> {
  const sealed = await sealSecret({ ...prepared, keyWrap: null, holder: HOLDER }, wanted);
  if (!sealed.ok) return refuse(sealed.error);
  console.log(sealed.value);
}

async function start(prepared: Prepared): Promise<void> {
  const { config, log } = prepared;
  if (prepared.seal !== null) return seal(prepared, prepared.seal);
  let port = 0;
  const files = openPageFiles(PAGES, () => `'self' ws://127.0.0.1:${port}`);
  if (!files.ok) return refuse('the screens are not built: run npm run build');
  const opened = await openCore(prepared);
  if (!opened.ok) return refuse(opened.error.message);
  const core: HostedCore = opened.value;
  const sockets = openPageSockets({ ...prepared, core });
  const tickets = makeTickets();
  const server = makePageServer({ files: files.value, sockets, tickets, log });
  const listening = await listenOnLoopback(server, config.port);
  if (!listening.ok) {
    await core.stop();
    return refuse(listening.error.line);
  }
  port = listening.value;
  onProcessEnd(log, (exitCode) => {
    server.close();
    sockets.stop();
    void core.stop().then(() => process.exit(exitCode));
  });
  for (const line of addresses(config, core.walletUrl, tickets, port)) console.log(line);
}

const prepared = prepareOrRefuse();
start(prepared).catch((thrown: unknown) => {
  prepared.log.error('the start crashed', {}, thrown);
  refuse(startCrashed(prepared.config));
});
