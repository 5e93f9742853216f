import { expect, test } from 'vitest';
import { checkGatewayAddress } from '../../../src/shared/gateway-address';

test.each([
  ['https://api.mch.weixin.qq.com', 'https://api.mch.weixin.qq.com'],
  [' https://API.mch.weixin.qq.com/ ', 'https://api.mch.weixin.qq.com'],
  ['https://10.0.0.7:8443', 'https://10.0.0.7:8443'],
  ['https://[fe80::1]', 'https://[fe80::1]'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://localhost:1', 'http://localhost:1'],
  ['http://[::1]:9', 'http://[::1]:9'],
])('%s is taken', (text, value) => {
  expect(checkGatewayAddress(text, 'none')).toEqual({ ok: true, value });
});

test.each([
  ['http://api.mch.weixin.qq.com', 'plain-http'],
  ['http://127.0.0.1.evil.example', 'plain-http'],
  ['http://localhost.example', 'plain-http'],
  ['http://10.0.0.7', 'plain-http'],
  ['http://[::2]', 'plain-http'],
  ['http://127.0.0.1@evil.example', 'with-login'],
  ['https://user:word@pay.example', 'with-login'],
  ['https://pay.example/v3', 'with-path'],
  ['https://pay.example?x=1', 'with-query'],
  ['https://pay.example/#x', 'with-query'],
  ['http://127.1', 'not-an-address'],
  ['http://2130706433', 'not-an-address'],
  ['https://pay.example:0', 'not-an-address'],
  ['https://pay.example:70000', 'not-an-address'],
  ['https://pay..example', 'not-an-address'],
  ['https://pay_example', 'not-an-address'],
  ['https://pay.example\\@evil.example', 'with-login'],
  ['https://考试.example', 'not-an-address'],
  ['ftp://pay.example', 'not-an-address'],
  ['javascript:alert(1)', 'not-an-address'],
  ['pay.example', 'not-an-address'],
  ['', 'not-an-address'],
  [`https://${'a'.repeat(500)}.example`, 'not-an-address'],
])('%s is refused', (text, kind) => {
  expect(checkGatewayAddress(text, 'none')).toMatchObject({ ok: false, error: { kind } });
});

test('a path is kept where the vendor has one', () => {
  const text = 'https://openapi.alipay.com/gateway.do';
  expect(checkGatewayAddress(text, 'allowed')).toEqual({ ok: true, value: text });
});

test('what is taken means the same host to the URL parser', () => {
  for (const text of ['https://Pay.Example:8443/a/b/', 'http://[::1]:80/x', 'http://127.0.0.1']) {
    const checked = checkGatewayAddress(text, 'allowed');
    expect(checked.ok && new URL(checked.value).host).toBe(new URL(text).host);
  }
});
