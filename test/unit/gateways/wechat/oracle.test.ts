import { sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Aes, Formatter, Hash, Rsa, Transformer } from 'wechatpay-axios-plugin';
import { readFlatXml, writeFlatXml } from '../../../../src/main/gateways/wechat/flat-xml';
import { openResource } from '../../../../src/main/gateways/wechat/open-resource';
import { authorize, requestMessage } from '../../../../src/main/gateways/wechat/sign-request';
import { v2Signature } from '../../../../src/main/gateways/wechat/v2-signature';
import { answerMessage, isSignedBy } from '../../../../src/main/gateways/wechat/verify-answer';
import { merchantPair, platformPair, testSettings } from '../../../fakes/wechat-keys';

/* A client written by others: what we send must verify there, what it forms must verify here. */
const words = fc.string({ unit: 'binary', maxLength: 60 });
const xmlWords = fc.stringMatching(/^[\w\u4e00-\u9fa5 &<>"'.=-]{1,40}$/).map((text) => text.trim());
const names = fc.stringMatching(/^[a-z][a-z_]{0,12}$/).filter((name) => name !== 'xml' && name !== 'sign');

test('our requests verify there', () => {
  fc.assert(
    fc.property(words, fc.webPath(), (text, path) => {
      const body = Buffer.from(text);
      const request = { method: 'POST', path, timestampS: 1_700_000_000, nonce: 'N', body } as const;
      const theirs = Formatter.request('POST', path, 1_700_000_000, 'N', body.toString());
      expect(requestMessage(request).toString()).toBe(theirs);
      const header = authorize({ ...testSettings, merchantKey: merchantPair.privateKey }, request);
      const signature = /signature="([^"]+)"/.exec(header)?.[1] ?? '';
      expect(Rsa.verify(theirs, signature, merchantPair.publicKey)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('answers that they sign verify here', () => {
  fc.assert(
    fc.property(words, (text) => {
      const body = Buffer.from(text);
      const message = Formatter.response('1700000000', 'N', body.toString());
      const headers = { timestamp: '1700000000', nonce: 'N', serial: 'S', signature: '' };
      expect(answerMessage(headers, body).toString()).toBe(message);
      const signature = Rsa.sign(message, platformPair.privateKey);
      expect(isSignedBy(platformPair.publicKey, { ...headers, signature }, body)).toBe(true);
      const other = sign('sha256', Buffer.from(`${message} `), platformPair.privateKey).toString('base64');
      expect(isSignedBy(platformPair.publicKey, { ...headers, signature: other }, body)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test('what they seal opens here', () => {
  const key = 'k'.repeat(32);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const ciphertext = Aes.AesGcm.encrypt(text, key, 'nonce1234567', 'certificate');
      const sealed = { nonce: 'nonce1234567', associated_data: 'certificate', ciphertext };
      expect(openResource(key, sealed)?.toString()).toBe(text);
    }),
  );
});

test('both sign API v2 alike', () => {
  fc.assert(
    fc.property(
      fc.dictionary(names, xmlWords, { minKeys: 1 }),
      fc.constantFrom('MD5', 'HMAC-SHA256'),
      (fields, type) => {
        const theirs = Hash.sign(type, fields, 'secret').toUpperCase();
        expect(v2Signature(new Map(Object.entries(fields)), 'secret', type)).toBe(theirs);
      },
    ),
  );
});

test('our XML is read there, theirs here', () => {
  fc.assert(
    fc.property(fc.dictionary(names, xmlWords, { minKeys: 1 }), (fields) => {
      const ours = writeFlatXml(new Map(Object.entries(fields))).toString();
      expect(Transformer.toObject(ours)).toEqual(fields);
      const theirs = Transformer.toXml(fields);
      expect(Object.fromEntries(readFlatXml(Buffer.from(theirs)) ?? [])).toEqual(fields);
    }),
  );
});
