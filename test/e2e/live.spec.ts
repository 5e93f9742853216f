import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { liveConfig, writeKeys } from '../gateways/live-config';
import { startAlipayServer } from '../gateways/servers/alipay/alipay-server';
import { startWechatServer } from '../gateways/servers/wechat/wechat-server';
import { lookOnce } from './look/looked-at';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { ROOT } from './shell/shell';
import { WORDS } from './shell/words';
import { kioskWalk } from './walk/kiosk-walk';

const words = WORDS['zh-CN'];
/** 张伟 of docs/roster-sample.csv owes two fees. */
const ZHANG = { documentNumber: '119999199503070015', registrationNumber: '31010001' };

/** A live installation: keys and configuration beside the data folder, the roster imported by the command line. */
async function install(dataDir: string) {
  const [wechat, alipay] = [await startWechatServer({}), await startAlipayServer({})];
  const folder = join(dataDir, '..');
  writeKeys(folder, wechat, alipay);
  const config = liveConfig(wechat, alipay);
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify(config));
  const tool = join(ROOT, 'out/main/tools/import-roster.js');
  const args = [tool, join(ROOT, 'docs/roster-sample.csv'), '--data', dataDir, '--config', file];
  // Some lines of the sample are there to be rejected.
  await promisify(execFile)(process.execPath, args).catch(({ code }: { code: number }) =>
    expect(code).toBe(1),
  );
  const close = () => Promise.all([wechat.close(), alipay.close()]);
  return { wechat, alipay, config, close };
}

test('real money: one fee by WeChat Pay, the other by Alipay, and nothing says training', async ({
  start,
  dataDir,
}) => {
  test.slow();
  const { wechat, alipay, config, close } = await install(dataDir);
  const app = await start({ config });
  const { page } = app;
  const kiosk = kioskWalk(page);
  await kiosk.home();
  await expect(page.getByText(words.app.training)).toHaveCount(0);
  await lookOnce(app, page, 'live-home');
  for (const [channel, server] of [
    ['wechat', wechat],
    ['alipay', alipay],
  ] as const) {
    await kiosk.scanIn({ ...ZHANG, name: '张伟', phone: null });
    await kiosk.confirm();
    await kiosk.atFees();
    if (channel === 'wechat') await kiosk.press(page.getByText('口试考务费'));
    await kiosk.payBy(channel);
    const code = await scanScreen(page);
    expect(server.people.scanAndPay(code)).toMatchObject({ done: true });
    await kiosk.atPaid();
    await expect(page.getByText(/^T01-\d{8}-\d{4}$/)).toBeVisible();
    await lookOnce(app, page, `live-paid-${channel}`, { mayScroll: true });
    await kiosk.finish();
  }
  expect(wechat.ledger.view().totals).toMatchObject({ paidCount: 1, paidFen: 6_500, stillPayableCount: 0 });
  expect(alipay.ledger.view().totals).toMatchObject({ paidCount: 1, paidFen: 5_500 });
  // Keys and people never stand in a log.
  const log = readFileSync(join(dataDir, 'logs/kiosk.log'), 'utf8');
  for (const secret of [wechat.merchant.apiV3Key, 'PRIVATE KEY', ZHANG.documentNumber])
    expect(log).not.toContain(secret);
  await close();
});
