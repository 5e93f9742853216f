import { describe, expect, it } from 'vitest';
import { keepMerchants } from '../../src/main/compose/same-merchant';
import type { Config } from '../../src/main/config';
import { showCode } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;

function merchant(appId: string): Pick<Config, 'gateways' | 'office'> {
  const alipay = {
    baseUrl: 'https://openapi.alipay.com/gateway.do',
    appId,
    sellerId: null,
    privateKeyFile: null,
    alipayPublicKeyFile: 'alipay.pem',
    appCertificateFile: null,
    alipayCertificateFiles: [],
    rootCertificateFile: null,
    notifyUrl: null,
    storeId: null,
    terminalId: null,
    payerCode: false,
    statements: true,
  };
  return { gateways: { wechat: null, alipay }, office: { kind: 'roster' } };
}

describe('another merchant is configured', () => {
  it('is refused while a payment of the former one may still be paid, and taken when all is settled', async () => {
    const world = await openWorld();
    const keep = (appId: string) => keepMerchants(world.opened().store, world.time.clock, merchant(appId));
    expect(keep('2021000000000001').ok).toBe(true);
    const { view } = await showCode(world, 'alipay');
    expect(keep('2021000000000001').ok).toBe(true);
    expect(keep('2021000000000002')).toMatchObject({
      ok: false,
      error: expect.stringMatching(
        /^gateways\.alipay\.appId: expected 2021000000000001, found 2021000000000002: 1 pay/,
      ),
    });
    world.alipay.pay(view.outTradeNo);
    await world.time.advance(2 * MINUTE);
    expect(keep('2021000000000002').ok).toBe(true);
    expect(keep('2021000000000002').ok).toBe(true);
    expect(keep('2021000000000001').ok).toBe(true);
  });

  it('and while a code that nobody paid is still asked about for late money', async () => {
    const world = await openWorld();
    const keep = (appId: string) => keepMerchants(world.opened().store, world.time.clock, merchant(appId));
    expect(keep('2021000000000001').ok).toBe(true);
    await showCode(world, 'alipay');
    await world.time.advance(20 * MINUTE);
    expect(keep('2021000000000002').ok).toBe(false);
    await world.time.advance(3 * 60 * MINUTE);
    expect(keep('2021000000000002').ok).toBe(true);
  });
});
