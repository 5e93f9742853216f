import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { liveConfig, writeKeys } from './live-config';
import type { AlipayServer } from './servers/alipay/alipay-server';
import type { WechatServer } from './servers/wechat/wechat-server';

/** A live configuration with its key files; `change` writes it again. */
export function liveInstallation(wechat: WechatServer, alipay: AlipayServer) {
  const dir = mkdtempSync(join(tmpdir(), 'efk-live-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeKeys(dir, wechat, alipay);
  const configFile = join(dir, 'kiosk.json');
  const change = (changes: Parameters<typeof liveConfig>[2]) => {
    const config = { ...liveConfig(wechat, alipay, changes), dataDir: 'data' };
    writeFileSync(configFile, JSON.stringify(config));
  };
  change({});
  return { dir, configFile, change };
}
