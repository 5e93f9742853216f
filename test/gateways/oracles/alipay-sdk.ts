import { AlipaySdk } from 'alipay-sdk';
import { z } from 'zod';
import type { AlipayServer } from '../servers/alipay/alipay-server.ts';

const record = z.record(z.string(), z.unknown());

/** alipay-sdk against the local server, validateSign always on; it stamps in local time, so TZ must be Asia/Shanghai. */
export function alipaySdk(server: AlipayServer, timeout = 5000) {
  const sdk = new AlipaySdk({
    appId: server.merchant.appId,
    privateKey: server.merchant.appKeys.privatePem,
    keyType: 'PKCS8',
    alipayPublicKey: server.merchant.alipayKeys.publicPem,
    gateway: server.gateway,
    camelcase: false,
    timeout,
  });
  return async (method: string, bizContent: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const answer: unknown = await sdk.exec(method, { bizContent }, { validateSign: true });
    return record.parse(answer);
  };
}

export type AlipayExec = ReturnType<typeof alipaySdk>;

export function precreateOrder(outTradeNo: string) {
  return { out_trade_no: outTradeNo, total_amount: '120.00', subject: '二级建造师考试费' };
}
