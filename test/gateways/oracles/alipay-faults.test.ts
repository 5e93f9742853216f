import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';
import { ALIPAY_CALLS, faultsFor, type AlipayCall, type FaultKind } from '../servers/faults/fault-kinds.ts';
import { alipaySdk } from './alipay-sdk.ts';
import { alipaySteps } from './alipay-steps.ts';

type Outcome = { readonly code: string } | 'no answer';

let server: AlipayServer;
let prepare: (call: AlipayCall) => Promise<() => Promise<Record<string, unknown>>>;

beforeAll(async () => {
  server = await startAlipayServer();
  prepare = alipaySteps(server, alipaySdk(server, 400));
});
beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
});
afterAll(() => server.close());

/** What the SDK may never take for a result, checking signatures. */
const UNBELIEVABLE = new Set<FaultKind>([
  'wrong-signature',
  'altered-body',
  'missing-sign',
  'spoofed-success',
  'spoofed-not-found',
  'drop-before',
  'drop-after',
  'hang',
  'half-body',
  'not-json',
  'empty-body',
  'deep-json',
]);
/** Written strangely and still right: the signature is over the text as it was sent. */
const STILL_RIGHT = new Set<FaultKind>(['odd-spacing', 'plain-slashes', 'late-answer', 'slow-body']);

async function outcome(act: () => Promise<Record<string, unknown>>): Promise<Outcome> {
  try {
    return { code: String((await act())['code']) };
  } catch {
    return 'no answer';
  }
}

const table = ALIPAY_CALLS.filter((call) => call !== 'statement' && call !== 'download').flatMap((call) =>
  faultsFor('alipay', call).map((kind) => ({ call, kind })),
);

describe('every fault of every Alipay call', () => {
  it.each(table)('$call with $kind', async ({ call, kind }) => {
    const act = await prepare(call);
    // Twice: the SDK's HTTP client sends once more by itself when the connection breaks.
    server.faults.add({ kind, call, ms: 1, bytes: 1024 * 1024, times: 2 });
    const met = await outcome(act);
    expect(server.faults.hits().at(-1)).toEqual({ kind, call });
    if (UNBELIEVABLE.has(kind)) expect(met).toBe('no answer');
    if (STILL_RIGHT.has(kind)) expect(met).toEqual({ code: '10000' });
    server.faults.clear();
    const again = await prepare(call);
    expect(await outcome(again)).toEqual({ code: '10000' });
  });
});
