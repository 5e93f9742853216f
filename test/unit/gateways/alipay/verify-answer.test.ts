import { createPublicKey, sign } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyAnswer } from '../../../../src/main/gateways/alipay/verify-answer';
import { kioskKeys, pem, testKeys } from '../../../fakes/alipay-keys';
import { uploadAnswer } from './published-vectors';

const METHOD = 'alipay.trade.query';
const NODE = 'alipay_trade_query_response';

function signatureOf(raw: string, key = testKeys.alipay.privateKey): string {
  return sign('RSA-SHA256', Buffer.from(raw), key).toString('base64');
}

/** An answer as Alipay writes it. */
function answer(raw: string, signature = signatureOf(raw), node = NODE): string {
  return `{"${node}":${raw},"sign":${JSON.stringify(signature)}}`;
}

const check = (text: string, keys = kioskKeys) => verifyAnswer(Buffer.from(text), METHOD, keys);

const sdk = new AlipaySdk({
  appId: '2021000000000001',
  privateKey: pem(testKeys.application.privateKey, 'pkcs1'),
  alipayPublicKey: pem(testKeys.alipay.publicKey, 'spki'),
});

/** What Alipay's own client says to the same text, with its check of signatures on. */
function sdkAccepts(text: string): boolean {
  try {
    const whole: unknown = JSON.parse(text);
    if (typeof whole !== 'object' || whole === null || !('sign' in whole)) return false;
    if (typeof whole.sign !== 'string' || !(NODE in whole)) return false;
    sdk.checkResponseSign(text, NODE, whole.sign, '');
    return true;
  } catch {
    return false;
  }
}

describe('an answer of Alipay', () => {
  it('is believed when its published sample is', () => {
    const keys = { ...kioskKeys, alipay: [{ number: null, key: createPublicKey(uploadAnswer.publicKey) }] };
    const method = 'alipay.open.file.upload';
    const good = verifyAnswer(Buffer.from(uploadAnswer.raw), method, keys);
    expect(good).toEqual({ ok: true, value: JSON.parse(uploadAnswer.signed) });
    const altered = uploadAnswer.raw.replace('CAxAToWB1JsAAAA', 'CAxAToWB1JsAAAB');
    expect(verifyAnswer(Buffer.from(altered), method, keys).ok).toBe(false);
  });

  it.each([
    ['escaped slashes', '{"code":"10000","qr_code":"https:\\/\\/qr.alipay.com\\/bax"}'],
    ['odd spacing', '{\n  "code" : "10000" ,\r\n\t"msg":"Success"\n}'],
    ['Chinese', '{"code":"40004","sub_msg":"交易不存在"}'],
    ['escaped Chinese', '{"code":"40004","sub_msg":"\\u4ea4"}'],
    ['braces, quotes and a signature inside of a text', '{"code":"1","m":"},\\"sign\\":\\"aa\\"}{"}'],
    ['nested objects', '{"code":"10000","fund_bill_list":[{"amount":"1.00"},{}],"x":{"sign":"no"}}'],
  ])('is verified over the very characters that came: %s', (_, raw) => {
    expect(check(answer(raw))).toEqual({ ok: true, value: JSON.parse(raw) });
    expect(sdkAccepts(answer(raw))).toBe(true);
  });

  it('is verified wherever its signature stands', () => {
    const raw = '{"code":"10000"}';
    const sig = JSON.stringify(signatureOf(raw));
    expect(check(`{"sign":${sig},"${NODE}":${raw}}`).ok).toBe(true);
    expect(
      check(`{"${NODE}": ${raw} , "alipay_cert_sn":"x","sign" : ${sig.replaceAll('/', '\\/')} }`).ok,
    ).toBe(true);
    expect(check(answer(raw, undefined, 'error_response')).ok).toBe(true);
  });

  it.each([
    [
      'no signature',
      `{"${NODE}":{"code":"40002","sub_code":"isv.invalid-app-id"}}`,
      /without a signature.*40002 isv.invalid-app-id/,
    ],
    ['an empty signature', answer('{"code":"10000"}', ''), /not base64/],
    ['a signature that is no text', `{"${NODE}":{},"sign":1}`, /without a signature/],
    [
      'somebody else’s signature',
      answer('{"code":"1"}', signatureOf('{"code":"1"}', testKeys.application.privateKey)),
      /wrong signature/,
    ],
    [
      'the signature of the same thing written otherwise',
      answer('{"code": "1"}', signatureOf('{"code":"1"}')),
      /wrong signature/,
    ],
    [
      'the answer to another call',
      answer('{"code":"10000"}', undefined, 'alipay_trade_refund_response'),
      /something else/,
    ],
    ['two nodes', `{"${NODE}":{},"error_response":{},"sign":"${signatureOf('{}')}"}`, /two response nodes/],
    [
      'the same node twice',
      `{"${NODE}":{"code":"1"},"${NODE}":{"code":"2"},"sign":"${signatureOf('{"code":"1"}')}"}`,
      /not a JSON object/,
    ],
    ['a field twice', answer('{"code":"10000","code":"40004"}'), /not a plain object/],
    ['a node that is a text', answer('"10000"'), /not a plain object/],
    ['a node that is a list', answer('[]'), /not a plain object/],
  ])('is refused with %s', (_, text, why) => {
    const verified = check(text);
    expect(verified.ok ? '' : verified.error).toMatch(why);
  });

  it('is refused when it is not UTF-8, or starts with a byte order mark', () => {
    const raw = Buffer.from('{"code":"40004","sub_msg":"\xff\xfe"}', 'latin1');
    const signature = sign('RSA-SHA256', raw, testKeys.alipay.privateKey).toString('base64');
    const body = Buffer.concat([Buffer.from(`{"${NODE}":`), raw, Buffer.from(`,"sign":"${signature}"}`)]);
    expect(verifyAnswer(body, METHOD, kioskKeys).ok).toBe(false);
    expect(check(`\ufeff${answer('{}')}`).ok).toBe(false);
  });

  it('in certificate mode counts only under the certificate that it names', () => {
    const keys = {
      ...kioskKeys,
      alipay: [
        { number: 'old', key: testKeys.application.publicKey },
        { number: 'new', key: testKeys.alipay.publicKey },
      ],
      numbers: { app_cert_sn: 'a', alipay_root_cert_sn: 'b' },
    };
    const named = (number: string) =>
      answer('{"code":"10000"}').replace(/\}$/, `,"alipay_cert_sn":"${number}"}`);
    expect(check(named('new'), keys).ok).toBe(true);
    expect(check(named('old'), keys).ok).toBe(false);
    expect(check(named('third'), keys)).toEqual({
      ok: false,
      error: 'answer signed with a certificate that is not ours to trust',
    });
    expect(check(answer('{"code":"10000"}'), keys).ok).toBe(true);
  });
});

describe('against the official client', () => {
  const field = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"sign":"', '{', '}', '\\', '/'));
  const node = fc
    .dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), fc.oneof(field, fc.integer(), fc.array(field)))
    .map((fields) => JSON.stringify({ code: '10000', ...fields }).replaceAll('/', '\\/'));

  it('believes every genuine answer that it believes', () => {
    fc.assert(
      fc.property(node, (raw) => {
        expect(sdkAccepts(answer(raw))).toBe(true);
        expect(check(answer(raw)).ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('believes no changed answer that it refuses', () => {
    fc.assert(
      fc.property(
        node,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (raw, at, put, cut) => {
          const whole = answer(raw);
          const place = at % whole.length;
          const changed = `${whole.slice(0, place)}${put}${whole.slice(cut ? place + put.length : place)}`;
          if (!sdkAccepts(changed)) expect(check(changed).ok).toBe(false);
          if (check(changed).ok) expect(verifiedNode(changed)).toEqual(JSON.parse(raw));
        },
      ),
      { numRuns: 400 },
    );
  });

  function verifiedNode(text: string): unknown {
    const verified = check(text);
    return verified.ok ? verified.value : null;
  }
});
