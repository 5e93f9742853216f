import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AlipayServer } from '../alipay/alipay-server.ts';
import { alipaySection, keyFiles, wechatSection } from '../installation.ts';
import type { WechatServer } from '../wechat/wechat-server.ts';

export type WrittenConfig = {
  /** Absolute. */
  readonly folder: string;
  /** A whole configuration for `npm start -- --config`, and what to copy from it. */
  readonly file: string;
  readonly text: string;
};

/** With the payer's own code too: WeChat's v2, whose reversal shows the merchant's certificate. */
function gatewaysOf(wechat: WechatServer, alipay: AlipayServer): object {
  const v2 = {
    payerCode: 'v2',
    v2KeyFile: 'wechat-v2-key.txt',
    clientCertificateFile: 'wechat-merchant-certificate.pem',
    clientKeyFile: 'wechat-merchant-key.pem',
  };
  return {
    wechat: { ...wechatSection(wechat), ...v2 },
    alipay: { ...alipaySection(alipay), payerCode: true },
  };
}

/** Everything an application needs to pay here, in a folder of its own; null: a new one among the temporary files. */
export function writeConfig(
  wechat: WechatServer,
  alipay: AlipayServer,
  wanted: string | null,
): WrittenConfig {
  const folder = wanted === null ? mkdtempSync(join(tmpdir(), 'mock-gateways-')) : resolve(wanted);
  mkdirSync(folder, { recursive: true });
  const config = {
    mode: 'live',
    dataDir: 'data',
    gateways: gatewaysOf(wechat, alipay),
  };
  const text = `${JSON.stringify(config, null, 2)}\n`;
  for (const [name, content] of Object.entries({ ...keyFiles(wechat, alipay), 'config.json': text })) {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
  }
  return { folder, file: join(folder, 'config.json'), text };
}
