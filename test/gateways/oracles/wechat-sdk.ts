import { Decorator } from 'wechatpay-axios-plugin';
import { z } from 'zod';
import type { WechatServer } from '../servers/wechat/wechat-server.ts';

/** What the SDK made of an answer: verified data, the gateway's own error, or its disbelief. */
export type SdkAnswer = {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly raw: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
};

const record = z.record(z.string(), z.unknown());
const answer = z.object({ status: z.number(), data: z.unknown(), headers: z.looseObject({}) });
const failure = z.object({ code: z.string().optional(), message: z.string(), response: answer.optional() });

/**
 * wechatpay-axios-plugin against the local server: code that is not ours signs, and judges the server's signatures.
 * `certified` false: it shows no certificate in the TLS handshake.
 */
export function wechatSdk(server: WechatServer, timeout = 5000, certified = true) {
  const { merchant } = server;
  const sdk = new Decorator({
    baseURL: `${server.url}/`,
    timeout,
    mchid: merchant.mchid,
    serial: merchant.merchantCertificate.serial,
    privateKey: merchant.merchantKeys.privatePem,
    certs: {
      [merchant.platformCertificate.serial]: merchant.platformCertificate.pem,
      [merchant.publicKeyId]: merchant.publicKeyPair.publicPem,
    },
    secret: merchant.v2Key,
    merchant: {
      ...(certified ? { cert: merchant.merchantCertificate.pem, key: merchant.merchantKeys.privatePem } : {}),
      ca: merchant.platformCertificate.pem,
    },
  });
  const send = async (
    path: string,
    method: 'get' | 'post',
    body?: object,
    config: object = {},
  ): Promise<SdkAnswer> => {
    const request: unknown = sdk.request(path, method, body, config);
    const { status, data, headers } = answer.parse(await request);
    const read = record.safeParse(data);
    return {
      status,
      data: read.success ? read.data : {},
      raw: data,
      headers,
    };
  };
  /** The answer of a call that the SDK takes for failed: the gateway's status and code, or why it was not believed. */
  const failing = async (
    path: string,
    method: 'get' | 'post',
    body?: object,
    config: object = {},
  ): Promise<{ readonly status: number; readonly code: string; readonly data: Record<string, unknown> }> => {
    try {
      const fine = await send(path, method, body, config);
      throw new Error(`${path} went well: ${JSON.stringify(fine.data)}`);
    } catch (thrown) {
      const read = failure.safeParse(thrown);
      if (!read.success || read.data.message.includes('went well')) throw thrown;
      const data = record.safeParse(read.data.response?.data).data ?? {};
      const code = z.string().safeParse(data['code'] ?? data['err_code']).data ?? read.data.code ?? '';
      return { status: read.data.response?.status ?? 0, code, data };
    }
  };
  return { send, failing };
}

export type WechatSdk = ReturnType<typeof wechatSdk>;
