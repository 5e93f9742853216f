import { AlipaySdk } from 'alipay-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';
import { alipaySdk, precreateOrder } from './alipay-sdk.ts';

let server: AlipayServer;

beforeAll(async () => {
  server = await startAlipayServer({ certificates: true });
});
afterAll(() => server.close());
beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
});

function certifiedSdk(): AlipaySdk {
  const { merchant } = server;
  return new AlipaySdk({
    appId: merchant.appId,
    privateKey: merchant.appKeys.privatePem,
    keyType: 'PKCS8',
    gateway: server.gateway,
    camelcase: false,
    appCertContent: merchant.certificates?.app.pem ?? '',
    alipayPublicCertContent: merchant.certificates?.alipay.pem ?? '',
    alipayRootCertContent: merchant.certificates?.root.pem ?? '',
  });
}

describe('the Alipay server in certificate mode, judged by alipay-sdk', () => {
  it('knows the certificates by the numbers that the SDK reckons', async () => {
    const { config } = certifiedSdk();
    expect(server.merchant.certificates?.numbers).toEqual({
      app: config.appCertSn,
      alipay: config.alipayCertSn,
      root: config.alipayRootCertSn,
    });
    const made: unknown = await certifiedSdk().exec(
      'alipay.trade.precreate',
      { bizContent: precreateOrder('certified1') },
      { validateSign: true },
    );
    expect(made).toMatchObject({ code: '10000', out_trade_no: 'certified1' });
  });

  it('names its own in every answer', async () => {
    const answer = await fetch(`${server.gateway}?app_id=${server.merchant.appId}&method=alipay.trade.query`);
    const read = z.object({ alipay_cert_sn: z.string() }).parse(JSON.parse(await answer.text()));
    expect(read.alipay_cert_sn).toBe(server.merchant.certificates?.numbers.alipay);
  });

  it('refuses who names none', async () => {
    const refused = await alipaySdk(server)('alipay.trade.query', { out_trade_no: 'certified1' });
    expect(refused).toMatchObject({ code: '40002', sub_code: 'isv.invalid-app-cert-sn' });
  });
});
