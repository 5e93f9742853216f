import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { alipayGateway } from '../../../src/main/gateways/alipay/alipay-gateway';
import { readAlipayKeys } from '../../../src/main/gateways/alipay/read-keys';
import { createHttpCaller } from '../../../src/main/http/http-caller';
import { wechatGateway } from '../../../src/main/gateways/wechat/wechat-gateway';
import type { PaymentGateway } from '../../../src/main/ports';
import type { OpenedStore } from '../../../src/main/store/open-store';
import type { WindowKind } from '../../../src/shared/operator';
import { notedLog } from '../../fakes/noted-log';
import { MONDAY_MORNING, simTime, type SimTime } from '../../fakes/sim-clock';
import { startRun, storyConfig } from '../../fakes/world/story-run';
import { openStoryWindow, type StoryWindow } from '../../fakes/world/story-window';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server';
import { settingsFor } from '../wechat/served-wechat';
import { callsUnderWay } from './calls-under-way';
import { officeOfMany } from './office-of-many';

/** The whole core with the real clients, over real connections to the local servers, all by one simulated clock. */
export type RealWorld = {
  readonly time: SimTime;
  readonly wechat: WechatServer;
  readonly alipay: AlipayServer;
  readonly opened: OpenedStore;
  readonly openWindow: (kind: WindowKind) => StoryWindow;
};

function must<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

type Tools = { readonly time: SimTime };

function wechatClient(server: WechatServer, { time: { clock, timers } }: Tools): PaymentGateway {
  const settings = { ...settingsFor(server, { payerCode: 'v3' }), statements: false };
  const openHttp = () => createHttpCaller({ clock, timers });
  return must(wechatGateway(settings, { clock, timers, openHttp }));
}

function alipayClient(
  { gateway, merchant }: AlipayServer,
  { time: { clock, timers } }: Tools,
): PaymentGateway {
  const keys = must(
    readAlipayKeys({
      appPrivateKey: merchant.appKeys.privatePem,
      trust: { kind: 'public-key', alipayPublicKey: merchant.alipayKeys.publicPem },
    }),
  );
  const settings = {
    baseUrl: gateway,
    appId: merchant.appId,
    sellerId: merchant.sellerId,
    keys,
    notifyUrl: null,
    storeId: null,
    terminalId: null,
    payerCode: true,
    statements: false,
  };
  const http = createHttpCaller({ clock, timers });
  return alipayGateway(settings, { clock, log: notedLog().log, http });
}

export async function openRealWorld(people: number): Promise<RealWorld> {
  const calls = callsUnderWay();
  const time = simTime(MONDAY_MORNING, calls.patience);
  const dir = mkdtempSync(join(tmpdir(), 'efk-faults-'));
  const wechat = await startWechatServer({ clock: time.clock });
  const alipay = await startAlipayServer({ clock: time.clock });
  const { log } = notedLog();
  const gateways = [wechatClient(wechat, { time }), alipayClient(alipay, { time })].map(calls.watch);
  let isAlive = true;
  let windows = 0;
  const run = await startRun({
    dir,
    time,
    log,
    gateways,
    office: null,
    salt: 'A',
    restore: null,
    config: storyConfig(dir, {}),
    disk: { freeBytes: 50 * 1024 ** 3, refusesCommits: false },
    isAlive: () => isAlive,
    beforeCore: ({ store }) => {
      const stage = store.roster.stage();
      stage.add(officeOfMany(people, time.now()));
      stage.switchIn();
    },
  });
  onTestFinished(async () => {
    isAlive = false;
    await run.opened.close();
    await Promise.all([wechat.close(), alipay.close()]);
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    time,
    wechat,
    alipay,
    opened: run.opened,
    openWindow: (kind) => openStoryWindow(run, kind, ++windows, log),
  };
}
