import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { liveConfig, writeKeys } from '../gateways/live-config';
import { startAlipayServer } from '../gateways/servers/alipay/alipay-server';
import { startWechatServer } from '../gateways/servers/wechat/wechat-server';
import { lookOnce } from './look/looked-at';
import { photograph } from './look/photo';
import { scanScreen } from './look/read-code';
import { test } from './shell/app';
import { scan } from './shell/press';
import { ROOT } from './shell/shell';
import { WORDS } from './shell/words';
import { kioskWalk } from './walk/kiosk-walk';

const words = WORDS['zh-CN'];
/** 张伟 of docs/roster-sample.csv owes two fees. */
const ZHANG = { documentNumber: '119999199503070015', registrationNumber: '31010001' };

/** A live installation: keys and configuration beside the data folder, the roster imported by the command line. */
async function install(dataDir: string, changes: Parameters<typeof liveConfig>[2] = {}) {
  const [wechat, alipay] = [await startWechatServer({}), await startAlipayServer({})];
  const folder = join(dataDir, '..');
  writeKeys(folder, wechat, alipay);
  const config = liveConfig(wechat, alipay, changes);
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

test("the payer's own code at the counter: the password is waited for, an old code is refused in words", async ({
  start,
  dataDir,
}) => {
  test.slow();
  const { wechat, alipay, config, close } = await install(dataDir, {
    wechat: { payerCode: 'v3', storeId: 'S1' },
    alipay: { payerCode: true },
  });
  const { page } = await start({ config, window: 'counter' });
  const { payerCode, counter } = words;
  const pay = page.getByRole('region', { name: counter.parts.pay });
  const state = pay.getByRole('status').first();
  const charge = async (code: string) => {
    await page.keyboard.press('F7');
    await expect(page.getByRole('dialog', { name: payerCode.title })).toBeVisible();
    await photograph(page, 'payer-code-dialog.zh-CN');
    await scan(page, code);
  };
  await scan(page, ZHANG.documentNumber);
  await expect(page.getByRole('checkbox')).toHaveCount(2);

  // A document is no payer's code, even where one is asked for.
  await charge(ZHANG.documentNumber);
  await expect(page.getByText(payerCode.refused['document-number'])).toBeVisible();

  await charge('285678901234567890');
  await expect(pay.getByText(words.refusal['payer-code']['bad-request'])).toBeVisible();
  await photograph(page, 'payer-code-refused.zh-CN');

  await charge(wechat.people.showCode('asks-password'));
  await expect(pay.getByText(payerCode.chargingLead)).toBeVisible();
  await photograph(page, 'payer-code-waiting.zh-CN');
  const [trade] = wechat.ledger.all().filter((one) => one.state === 'paying');
  expect(wechat.people.enterPassword(trade?.outTradeNo ?? '')).toMatchObject({ done: true });
  await expect(state).toHaveText(counter.pay.paid, { timeout: 15_000 });
  await photograph(page, 'payer-code-paid.zh-CN');
  expect(wechat.ledger.view().totals).toMatchObject({ paidCount: 1, paidFen: 12_000 });
  expect(alipay.ledger.all()).toEqual([]);
  await close();
});
