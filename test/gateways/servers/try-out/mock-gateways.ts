import { startAlipayServer, type AlipayServer } from '../alipay/alipay-server.ts';
import { startWechatServer, type WechatServer } from '../wechat/wechat-server.ts';
import { startPage } from './page-server.ts';
import { readOptions, runUntilStopped } from './run-until-stopped.ts';
import type { PageServer } from './token-page.ts';
import { writeConfig, type WrittenConfig } from './write-config.ts';

export type MockGateways = {
  readonly wechat: WechatServer;
  readonly alipay: AlipayServer;
  readonly page: PageServer;
  readonly config: WrittenConfig;
  readonly close: () => Promise<void>;
};

/** `port`: of the page; WeChat Pay has the next one, Alipay the one after. 0: any three. */
export async function startMockGateways(options: {
  readonly port: number;
  readonly data: string | null;
}): Promise<MockGateways> {
  const { port, data } = options;
  const running: { readonly close: () => Promise<void> }[] = [];
  const close = async () => {
    for (const server of running) await server.close();
  };
  try {
    const wechat = await startWechatServer({ port: port === 0 ? 0 : port + 1 });
    running.push(wechat);
    const alipay = await startAlipayServer({ port: port === 0 ? 0 : port + 2 });
    running.push(alipay);
    const page = await startPage({ wechat, alipay }, port);
    running.push(page);
    return { wechat, alipay, page, config: writeConfig(wechat, alipay, data), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

function wordsFor({ wechat, alipay, page, config }: MockGateways): readonly string[] {
  return [
    `WeChat Pay  ${wechat.url}   books: ${wechat.url}/_admin/ledger, token ${wechat.adminToken}`,
    `Alipay      ${alipay.gateway}   books: ${alipay.url}/_admin/ledger, token ${alipay.adminToken}`,
    `The payer   ${page.url}`,
    `\n${config.text}`,
    `Keys and this configuration: ${config.folder}`,
    `npm start -- --config ${config.file}`,
  ];
}

/** Runs until it is interrupted; 2 when it could not start. */
export async function runMockGateways(args: readonly string[]): Promise<number> {
  const options = readOptions(args, 3);
  if (typeof options === 'string') {
    console.error(`${options}\nnpm run mock-gateways -- [--port N] [--data DIR]`);
    return 2;
  }
  return runUntilStopped(() => startMockGateways(options), wordsFor);
}
