import { parseArgs } from 'node:util';
import { startAlipayServer, type AlipayServer } from '../alipay/alipay-server.ts';
import { startWechatServer, type WechatServer } from '../wechat/wechat-server.ts';
import { startPage, type PageServer } from './page-server.ts';
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

function readOptions(args: readonly string[]): { port: number; data: string | null } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string', default: '0' }, data: { type: 'string' } },
    });
    const port = Number(values.port);
    if (!/^\d{1,5}$/.test(values.port) || port > 65_533) return `--port: 0 to 65533, not ${values.port}`;
    return { port, data: values.data ?? null };
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** Runs until it is interrupted; 2 when it could not start. */
export async function runMockGateways(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\nnpm run mock-gateways -- [--port N] [--data DIR]`);
    return 2;
  }
  let running: MockGateways;
  try {
    running = await startMockGateways(options);
  } catch (thrown) {
    console.error(
      `The servers could not start: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    );
    return 2;
  }
  const { wechat, alipay, page, config } = running;
  console.log(`WeChat Pay  ${wechat.url}   books: ${wechat.url}/_admin/ledger, token ${wechat.adminToken}`);
  console.log(
    `Alipay      ${alipay.gateway}   books: ${alipay.url}/_admin/ledger, token ${alipay.adminToken}`,
  );
  console.log(`The payer   ${page.url}`);
  console.log(`\n${config.text}`);
  console.log(`Keys and this configuration: ${config.folder}`);
  console.log(`npm start -- --config ${config.file}`);
  await stopped();
  await running.close();
  return 0;
}
