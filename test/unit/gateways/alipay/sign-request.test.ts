import { createPublicKey, verify } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signRequest, textToSign } from '../../../../src/main/gateways/alipay/sign-request';
import { kioskKeys, pem, testKeys } from '../../../fakes/alipay-keys';
import { notification } from './published-vectors';

const NOW = Date.UTC(2026, 10, 23, 16, 30, 5, 999);
const merchant = {
  baseUrl: 'https://openapi.alipay.com/gateway.do',
  appId: '2021000000000001',
  keys: kioskKeys,
};

function paramsOf(signed: ReturnType<typeof signRequest>): Record<string, string> {
  return {
    ...Object.fromEntries(new URL(signed.url).searchParams),
    ...Object.fromEntries(new URLSearchParams(signed.body.toString('utf8'))),
  };
}

/** The same call made by Alipay's own client. */
function sdkParams(method: string, bizContent: object, appCertSn?: string): Record<string, string> {
  const sdk = new AlipaySdk({
    appId: merchant.appId,
    privateKey: pem(testKeys.application.privateKey, 'pkcs1'),
    alipayPublicKey: pem(testKeys.alipay.publicKey, 'spki'),
  });
  const text = sdk.sdkExecute(
    method,
    {
      bizContent,
      timestamp: '2026-11-24 00:30:05',
      format: 'JSON',
      ...(appCertSn === undefined ? {} : { appCertSn }),
    },
    { bizContentAutoSnakeCase: false },
  );
  return Object.fromEntries(new URLSearchParams(text.replaceAll('+', '%2B')));
}

describe('a signed request to Alipay', () => {
  it('is signed over the text that the published sample was signed over', () => {
    const text = textToSign({ ...notification.params, sign: notification.sign });
    const key = createPublicKey(notification.publicKey);
    expect(verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(notification.sign, 'base64'))).toBe(true);
  });

  it('equals, parameter by parameter and to the last character of the signature, what the official client sends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.stringMatching(/^[0-9A-Za-z]{6,32}$/),
        (subject, number) => {
          const bizContent = { out_trade_no: number, subject, query_options: ['fund_bill_list'] };
          const method = 'alipay.trade.precreate';
          const ours = paramsOf(signRequest(merchant, { method, bizContent, notifyUrl: null, now: NOW }));
          expect(ours).toEqual(sdkParams(method, bizContent));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says the time of China whatever zone the machine is in', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
        process.env['TZ'] = other;
        const signed = signRequest(merchant, { method: 'm', bizContent: {}, notifyUrl: null, now: NOW });
        expect(paramsOf(signed)['timestamp']).toBe('2026-11-24 00:30:05');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('names the certificates in certificate mode, and signs their names too', () => {
    const numbers = {
      app_cert_sn: 'a'.repeat(32),
      alipay_root_cert_sn: `${'b'.repeat(32)}_${'c'.repeat(32)}`,
    };
    const keys = { ...kioskKeys, numbers };
    const params = paramsOf(
      signRequest({ ...merchant, keys }, { method: 'm', bizContent: {}, notifyUrl: null, now: NOW }),
    );
    expect(params).toMatchObject(numbers);
    const key = testKeys.application.publicKey;
    const signature = Buffer.from(params['sign'] ?? '', 'base64');
    expect(verify('RSA-SHA256', Buffer.from(textToSign(params)), key, signature)).toBe(true);
    const altered = textToSign({ ...params, app_cert_sn: 'd'.repeat(32) });
    expect(verify('RSA-SHA256', Buffer.from(altered), key, signature)).toBe(false);
  });

  it('keeps what the call is about, a payer’s code included, out of the address', () => {
    const signed = signRequest(merchant, {
      method: 'alipay.trade.pay',
      bizContent: { auth_code: '281234567890123456' },
      notifyUrl: 'https://example.com/notify',
      now: NOW,
    });
    expect(signed.url).not.toContain('281234567890123456');
    expect(new URL(signed.url).searchParams.get('notify_url')).toBe('https://example.com/notify');
    expect(signed.body.toString()).toContain('281234567890123456');
  });
});
