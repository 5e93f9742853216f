import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsFor, WECHAT_CALLS, type FaultKind, type WechatCall } from '../servers/faults/fault-kinds.ts';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { wechatSteps } from './wechat-steps.ts';
import { wechatSdk, type SdkAnswer } from './wechat-sdk.ts';

let server: WechatServer;
let prepare: (call: WechatCall) => Promise<() => Promise<SdkAnswer>>;

beforeAll(async () => {
  server = await startWechatServer();
  prepare = wechatSteps(server, wechatSdk(server, 400));
});
afterAll(() => server.close());

/** What the SDK may never take for a result. */
const UNBELIEVABLE = new Set<FaultKind>([
  'wrong-signature',
  'unknown-serial',
  'stale-timestamp',
  'missing-headers',
  'altered-body',
  'missing-sign',
  'spoofed-success',
  'drop-before',
  'drop-after',
  'hang',
  'error-though-done',
  'error-not-done',
  'rate-limited',
  'rate-limited-retry-after',
  'spoofed-not-found',
  'half-body',
]);

async function outcome(act: () => Promise<SdkAnswer>): Promise<'taken' | 'refused'> {
  try {
    await act();
    return 'taken';
  } catch {
    return 'refused';
  }
}

const table = WECHAT_CALLS.filter((call) => call !== 'statement' && call !== 'download').flatMap((call) =>
  faultsFor('wechat', call).map((kind) => ({ call, kind })),
);

describe('every fault of every WeChat call', () => {
  it.each(table)('$call with $kind', async ({ call, kind }) => {
    const act = await prepare(call);
    // Slow enough to show, quick enough for a table: the SDK waits for the last byte however slowly it drips.
    server.faults.add({ kind, call, ms: 1, bytes: 1024 * 1024 });
    const met = await outcome(act);
    expect(server.faults.hits().at(-1)).toEqual({ kind, call });
    if (UNBELIEVABLE.has(kind)) expect(met).toBe('refused');
    server.faults.clear();
    const again = await prepare(call);
    expect(await outcome(again)).toBe('taken');
    server.sign('as-asked');
  });
});
