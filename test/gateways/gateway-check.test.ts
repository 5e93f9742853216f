import { describe, expect, test } from 'vitest';
import { runGatewayCheck } from '../../src/main/tools/gateway-check/run';
import { countedIds } from '../fakes/counted-ids';
import { liveInstallation } from './live-installation';
import { startAlipayServer } from './servers/alipay/alipay-server';
import { startWechatServer } from './servers/wechat/wechat-server';

async function openBoth() {
  const [wechat, alipay] = [await startWechatServer({}), await startAlipayServer({})];
  const installation = liveInstallation(wechat, alipay);
  const check = async () => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const surroundings = {
      platform: 'linux',
      home: installation.dir,
      environment: {},
      workingFolder: '/',
    } as const;
    const code = await runGatewayCheck(['--config', installation.configFile], surroundings, countedIds('A'), {
      out: say,
      err: say,
    });
    return { code, lines };
  };
  const stop = () => Promise.all([wechat.close(), alipay.close()]);
  return { wechat, alipay, ...installation, check, stop };
}

test('both gateways well, nothing ordered and nothing paid', async () => {
  const both = await openBoth();
  const { code, lines } = await both.check();
  expect(lines).toEqual([
    expect.stringMatching(/^✓ wechat: 正常.*\n {2}works: /),
    expect.stringMatching(/^✓ alipay: 正常.*\n {2}works: /),
  ]);
  expect(code).toBe(0);
  expect(both.wechat.ledger.all()).toEqual([]);
  expect(both.alipay.ledger.all()).toEqual([]);
  await both.stop();
});

describe('what is wrong is said in words', () => {
  test.each([
    [
      'a private key of somebody else',
      { wechat: { privateKeyFile: 'alipay-app-key.pem' } },
      /✗ wechat: 网关不认我们的签名/,
    ],
    [
      'a private key of somebody else',
      { alipay: { privateKeyFile: 'wechat-merchant-key.pem' } },
      /✗ alipay: 网关不认我们的签名/,
    ],
    [
      "another gateway's public key",
      { alipay: { alipayPublicKeyFile: 'wechat-public-key.pem' } },
      /✗ alipay: 网关的答复验签不通过/,
    ],
    [
      "another gateway's public key at WeChat",
      {
        wechat: {
          apiV3KeyFile: null,
          platformKeys: [{ id: 'PUB_KEY_ID_0000', file: 'alipay-public-key.pem' }],
        },
      },
      /✗ wechat: 答复用未配置的密钥签名/,
    ],
    ['a merchant number of somebody else', { wechat: { merchantId: '1900000001' } }, /✗ wechat: /],
    ['an app of somebody else', { alipay: { appId: '2021000000000000' } }, /✗ alipay: 商户号或应用编号不对/],
    [
      'a port where nobody listens',
      { alipay: { baseUrl: 'http://127.0.0.1:9/gateway.do' } },
      /✗ alipay: 连不上网关/,
    ],
  ])('%s: %j', async (_what, change, expected) => {
    const both = await openBoth();
    both.change(change);
    const { code, lines } = await both.check();
    expect(lines.join('\n')).toMatch(expected);
    expect(code).toBe(1);
    await both.stop();
  });

  test.each([
    [
      { wechat: { privateKeyFile: 'none.pem' } },
      /^gateway-check: gateways\.wechat\.privateKeyFile: .*none\.pem: /,
    ],
    [
      { wechat: { privateKeyFile: 'wechat-api-v3-key.txt' } },
      /^gateway-check: gateways\.wechat: merchantKeyPem: expected the private key/,
    ],
    [
      { wechat: { privateKeyFile: null } },
      /^gateway-check: gateways\.wechat\.privateKeyFile: expected a file, or a secret sealed with --seal/,
    ],
    [
      { alipay: { alipayPublicKeyFile: 'alipay-app-key.pem' } },
      /^gateway-check: gateways\.alipay\.alipayPublicKeyFile: /,
    ],
  ])('a configuration that cannot work is met before anything is sent: %j', async (change, expected) => {
    const both = await openBoth();
    both.change(change);
    const { code, lines } = await both.check();
    expect(lines).toEqual([expect.stringMatching(expected)]);
    expect(code).toBe(2);
    await both.stop();
  });
});
