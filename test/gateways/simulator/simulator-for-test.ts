import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fen } from '../../../src/shared/money';
import type { Clock, CreateTerms, Log, PaymentGateway, Timers } from '../../../src/main/ports';
import type { Simulator } from '../../../src/main/gateways/simulator/start-simulator';
import { startSimulator } from '../../../src/main/gateways/simulator/start-simulator';

/** Real time that tests may push forward; the network is real, so the timers are too. */
export type PushedClock = Clock & { readonly push: (ms: number) => void };

function pushedClock(): PushedClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    monotonic: () => performance.now() + ahead,
    push: (ms) => {
      ahead += ms;
    },
  };
}

export const realTimers: Timers = {
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export type TestBench = {
  readonly simulator: Simulator;
  readonly wechat: PaymentGateway;
  readonly alipay: PaymentGateway;
  readonly clock: PushedClock;
  readonly dir: string;
  readonly logged: string[];
  readonly restart: () => Promise<TestBench>;
};

/** Long enough for a busy machine; only the tests of slowness wait for it. */
const TIMEOUT_MS = 1_500;

export async function startBench(found?: { dir: string; clock: PushedClock }): Promise<TestBench> {
  const dir = found?.dir ?? mkdtempSync(join(tmpdir(), 'simulator-'));
  if (found === undefined) onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const clock = found?.clock ?? pushedClock();
  const logged: string[] = [];
  const note = (what: string) => {
    logged.push(what);
  };
  const log: Log = { info: note, warn: note, error: note };
  const simulator = await startSimulator({
    dir,
    port: 0,
    clock,
    timers: realTimers,
    log,
    merchantName: { zh: '演练考试院', en: 'Training Exam Office' },
    timeoutMs: TIMEOUT_MS,
  });
  onTestFinished(simulator.stop);
  const of = (channel: string) => simulator.gateways.find((gateway) => gateway.channel === channel)!;
  return {
    simulator,
    wechat: of('wechat'),
    alipay: of('alipay'),
    clock,
    dir,
    logged,
    restart: async () => {
      await simulator.stop();
      return startBench({ dir, clock });
    },
  };
}

let count = 0;

/** Terms of an order that nobody else uses. */
export function someTerms(bench: TestBench, changes: Partial<CreateTerms> = {}): CreateTerms {
  count += 1;
  return {
    outTradeNo: `T${String(count).padStart(11, '0')}`,
    amount: fen(12_000),
    description: '2026 年下半年考试费 订单 20261123-K7QXM2PD',
    expiresAt: bench.clock.now() + 300_000,
    ...changes,
  };
}

/** What the wallet answered: the status and what it says to the payer. */
export type Heard = { readonly status: number; readonly said: string | null };

/** Sends a form as the wallet's own page would. */
export async function post(
  bench: TestBench,
  path: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Heard> {
  const url = new URL(path, bench.simulator.walletUrl);
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url.origin, ...headers },
    body: new URLSearchParams(form),
  });
  await answer.text();
  const location = answer.headers.get('location');
  const said = location === null ? null : new URL(location, url).searchParams.get('said');
  return { status: answer.status, said };
}

/** Creates and returns what the QR opens. */
export async function qrOf(gateway: PaymentGateway, terms: CreateTerms): Promise<string> {
  const answer = await gateway.create(terms);
  if (answer.kind !== 'created') throw new Error(`not created: ${JSON.stringify(answer)}`);
  return answer.qrText;
}

export async function act(
  bench: TestBench,
  qrText: string,
  name: string,
  form: Record<string, string> = {},
): Promise<string | null> {
  const heard = await post(bench, new URL(qrText).pathname, { act: name, ...form });
  return heard.said;
}

export async function pageOf(bench: TestBench, path: string, cookie = ''): Promise<string> {
  const answer = await fetch(new URL(path, bench.simulator.walletUrl), { headers: { cookie } });
  return answer.text();
}
