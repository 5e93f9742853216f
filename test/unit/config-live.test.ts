import { expect, test } from 'vitest';
import { refusal, taken, write } from './config-files';

const WECHAT = {
  merchantId: '1900000001',
  appId: 'wxd678efh567hg6787',
  merchantSerial: '5157F09EFDC096DE15EBE81A47057A72',
  platformKeys: [{ id: 'PUB_KEY_ID_0119000000012024', file: 'pub_key.pem' }],
  notifyUrl: 'https://pay.example.org/notify',
};
const ALIPAY = { appId: '2021001234567890', alipayPublicKeyFile: 'alipay.pem' };
const live = (more: object) => JSON.stringify({ mode: 'live', ...more });

test('live mode takes the gateways of its channels, with the addresses of the real ones', () => {
  const config = taken(write(live({ channels: ['wechat'], gateways: { wechat: WECHAT } })));
  expect(config.gateways).toMatchObject({
    wechat: { baseUrl: 'https://api.mch.weixin.qq.com', payerCode: 'off', privateKeyFile: null },
    alipay: null,
  });
});

test.each([
  [{}, 'gateways.wechat: expected an object { … }, found nothing: live mode offers wechat in channels'],
  [
    { channels: ['ccb'] },
    'channels[0]: expected one of wechat, alipay, office-platform, found "ccb": this release has no gateway for it',
  ],
  [
    { gateways: { wechat: { ...WECHAT, baseUrl: 'http://pay.example.org' } } },
    'gateways.wechat.baseUrl: expected an https:// address; plain http:// is accepted for this machine itself only (127.0.0.1, [::1], localhost), found "http://pay.example.org"',
  ],
  [
    { gateways: { alipay: { appId: ALIPAY.appId } } },
    /^gateways\.alipay: expected either alipayPublicKeyFile, or appCertificateFile, /,
  ],
  [
    { gateways: { alipay: { ...ALIPAY, rootCertificateFile: 'root.crt' } } },
    /^gateways\.alipay: expected either alipayPublicKeyFile, or appCertificateFile, /,
  ],
  [
    { gateways: { alipay: { ...ALIPAY, baseUrl: 'https://me:secret@openapi.alipay.com/gateway.do' } } },
    /^gateways\.alipay\.baseUrl: expected an address like .*without a user name or password in it, found "https:\/\/…@open/,
  ],
  [{ gateways: { wechat: { ...WECHAT, secret: 'x' } } }, 'gateways.wechat.secret: no such key'],
])('live mode without what it needs: %j', (more, expected) => {
  const line = refusal(live(more)).replace('kiosk.json: ', '');
  if (typeof expected === 'string') expect(line).toBe(expected);
  else expect(line).toMatch(expected);
});

test('plain http is taken for a gateway on this machine', () => {
  const gateways = { wechat: { ...WECHAT, baseUrl: 'http://127.0.0.1:8901', backupBaseUrl: null } };
  expect(taken(write(live({ channels: ['wechat'], gateways }))).gateways.wechat?.baseUrl).toBe(
    'http://127.0.0.1:8901',
  );
});
