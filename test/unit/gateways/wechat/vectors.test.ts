import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificate } from '../../../../src/main/gateways/wechat/keys';
import { openResource } from '../../../../src/main/gateways/wechat/open-resource';
import { requestMessage, writeAuthorization } from '../../../../src/main/gateways/wechat/sign-request';
import { v2Signature } from '../../../../src/main/gateways/wechat/v2-signature';
import { isSignedBy } from '../../../../src/main/gateways/wechat/verify-answer';
import {
  certificateList,
  jsapiOrder,
  nativeOrder,
  paySign,
  realAnswer,
  smallSecret,
  v2Sample,
} from './published-vectors';

function requestOf(sample: typeof nativeOrder | typeof jsapiOrder) {
  const { path, timestamp, nonce, body } = sample;
  return { method: 'POST', path, timestampS: timestamp, nonce, body: Buffer.from(body) } as const;
}

test.each([
  ['a Native order', nativeOrder],
  ['an order with Chinese words', jsapiOrder],
])('the published signature of %s fits the message that we build', (_what, sample) => {
  const message = requestMessage(requestOf(sample));
  const signature = Buffer.from(sample.signature, 'base64');
  expect(verify('sha256', message, createPublicKey(sample.publicKeyPem), signature)).toBe(true);
});

test('the published Authorization header is ours, letter by letter', () => {
  const who = { mchid: nativeOrder.mchid, merchantSerial: nativeOrder.serial_no };
  const written = writeAuthorization(who, requestOf(nativeOrder), nativeOrder.signature);
  expect(written).toBe(nativeOrder.authorization);
});

test('the key of the documents fits their own samples', () => {
  const signature = Buffer.from(paySign.signature, 'base64');
  const key = createPublicKey(jsapiOrder.publicKeyPem);
  expect(verify('sha256', Buffer.from(paySign.message), key, signature)).toBe(true);
});

test('a real answer of WeChat Pay verifies, and no changed one', () => {
  const { timestamp, nonce, signature, body } = realAnswer;
  const headers = { timestamp, nonce, signature, serial: '' };
  const key = createPublicKey(realAnswer.publicKeyPem);
  expect(isSignedBy(key, headers, Buffer.from(body))).toBe(true);
  expect(isSignedBy(key, headers, Buffer.from(body.replace('JyC', 'JyD')))).toBe(false);
  expect(isSignedBy(key, { ...headers, nonce: 'x' }, Buffer.from(body))).toBe(false);
  expect(isSignedBy(key, { ...headers, timestamp: '1722850422' }, Buffer.from(body))).toBe(false);
});

test('the published secret opens with its key only, and not when it was touched', () => {
  const { key, nonce, aad, ciphertext, plaintext } = smallSecret;
  const sealed = { nonce, associated_data: aad, ciphertext };
  expect(openResource(key, sealed)?.toString()).toBe(plaintext);
  expect(openResource(`${key.slice(1)}x`, sealed)).toBeNull();
  expect(openResource(key, { ...sealed, associated_data: 'x' })).toBeNull();
  expect(openResource(key, { ...sealed, ciphertext: `A${ciphertext.slice(1)}` })).toBeNull();
  expect(openResource(key, { ...sealed, ciphertext: '' })).toBeNull();
  expect(openResource('short', sealed)).toBeNull();
});

test('a real platform certificate comes out of the published list', () => {
  const { key, nonce, aad, ciphertext, expectCertSerial } = certificateList;
  const opened = openResource(key, { nonce, associated_data: aad, ciphertext });
  expect(readCertificate(opened?.toString() ?? '')?.serial).toBe(expectCertSerial);
});

test('both kinds of API v2 signature are the published ones', () => {
  const fields = new Map<string, string>();
  for (const part of v2Sample.stringA.split('&').toReversed()) {
    const [name = '', value = ''] = part.split('=');
    fields.set(name, value);
  }
  fields.set('sign', 'anything').set('attach', '');
  expect(v2Signature(fields, v2Sample.key, 'MD5')).toBe(v2Sample.md5);
  expect(v2Signature(fields, v2Sample.key, 'HMAC-SHA256')).toBe(v2Sample.hmacSha256);
});
