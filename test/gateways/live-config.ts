import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlipayServer } from './servers/alipay/alipay-server';
import { alipaySection, keyFiles, wechatSection } from './servers/installation';
import type { WechatServer } from './servers/wechat/wechat-server';

type Changes = { readonly wechat?: object; readonly alipay?: object };

export function writeKeys(dir: string, wechat: WechatServer, alipay: AlipayServer): void {
  for (const [name, text] of Object.entries(keyFiles(wechat, alipay))) {
    writeFileSync(join(dir, name), text, { mode: 0o600 });
  }
}

/** The configuration of a live installation beside those files. */
export function liveConfig(wechat: WechatServer, alipay: AlipayServer, changes: Changes = {}): object {
  return {
    mode: 'live',
    kiosk: { fullScreen: false },
    gateways: {
      wechat: { ...wechatSection(wechat), ...changes.wechat },
      alipay: { ...alipaySection(alipay), ...changes.alipay },
    },
  };
}
