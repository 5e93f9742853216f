import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';
import { alipaySdk, precreateOrder, type AlipayExec } from './alipay-sdk.ts';
import { NUMBERS } from './wechat-samples.ts';

let server: AlipayServer;
let exec: AlipayExec;
const numbers = NUMBERS('bill');
/** 14:00 and 09:00 in Shanghai. */
const AFTERNOON = Date.UTC(2026, 10, 23, 6, 0, 0);
const NEXT_MORNING = Date.UTC(2026, 10, 24, 1, 0, 0);

beforeAll(async () => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
  vi.useFakeTimers({ toFake: ['Date'], now: AFTERNOON });
  server = await startAlipayServer();
  exec = alipaySdk(server);
  for (let count = 0; count < 3; count++) {
    const { qr_code } = await exec('alipay.trade.precreate', precreateOrder(numbers()));
    if (count < 2) server.people.scanAndPay(String(qr_code));
  }
  await exec('alipay.trade.refund', {
    out_trade_no: 'bill00000001',
    refund_amount: '20.00',
    out_request_no: 'back-1',
  });
});
beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
  vi.useFakeTimers({ toFake: ['Date'], now: NEXT_MORNING });
  return () => vi.useRealTimers();
});
afterAll(() => server.close());

const ask = (day = '2026-11-23') =>
  exec('alipay.data.dataservice.bill.downloadurl.query', { bill_type: 'trade', bill_date: day });
async function fetchZip(): Promise<Buffer> {
  const { bill_download_url } = await ask();
  const answer = await fetch(String(bill_download_url));
  return Buffer.from(await answer.arrayBuffer());
}

/** Read by yauzl and the platform's GBK decoder, neither of them ours. */
async function unpack(archive: Buffer): Promise<ReadonlyMap<string, string>> {
  const gbk = new TextDecoder('gbk', { fatal: true });
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true, decodeStrings: false }, (error, file) =>
      error === null ? resolve(file) : reject(error),
    );
  });
  const files = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) {
          reject(error);
          return;
        }
        expect(entry.generalPurposeBitFlag).toBe(0);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('end', () => {
          files.set(gbk.decode(entry.fileNameRaw), gbk.decode(Buffer.concat(chunks)));
          zip.readEntry();
        });
      });
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  return files;
}

describe("the Alipay server's statement of a day", () => {
  it('is a ZIP of two GBK files, with a row per payment and a negative one per refund', async () => {
    const files = await unpack(await fetchZip());
    const names = [...files.keys()];
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^2088\d+_20261123_业务明细\.csv$/);
    expect(names[1]).toMatch(/^2088\d+_20261123_业务明细\(汇总\)\.csv$/);
    const lines = (files.get(names[0] ?? '') ?? '').split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      '#支付宝业务明细查询',
      `#账号：[${server.merchant.sellerId}]`,
      '#起始日期：[2026年11月23日 00:00:00]   终止日期：[2026年11月24日 00:00:00]',
    ]);
    expect(lines[3]).toMatch(/^#-+业务明细列表-+$/);
    const head = (lines[4] ?? '').split(',');
    expect(head).toHaveLength(25);
    const rows = lines.filter((line) => /^\d{28}\t,/.test(line)).map((line) => line.split(','));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toHaveLength(25);
    const cell = (row: readonly string[] | undefined, name: string) => row?.[head.indexOf(name)];
    expect(cell(rows[0], '业务类型')).toBe('交易\t');
    expect(cell(rows[0], '订单金额（元）')).toBe('120.00');
    expect(cell(rows[2], '业务类型')).toBe('退款\t');
    expect(cell(rows[2], '商户订单号')).toBe('bill00000001\t');
    expect(cell(rows[2], '订单金额（元）')).toBe('-20.00');
    expect(cell(rows[2], '退款批次号/请求号')).toBe('back-1\t');
    expect(lines).toContain('#交易合计：2笔，商家实收共240.00元，商家优惠共0.00元');
    expect(lines).toContain('#退款合计：1笔，商家实收退款共-20.00元，商家优惠退款共0.00元');
  });

  it('is there from nine on; an empty day has no rows', async () => {
    vi.setSystemTime(NEXT_MORNING - 1);
    expect(await ask()).toMatchObject({ code: '40004', sub_code: 'isp.bill_not_exist' });
    vi.setSystemTime(NEXT_MORNING);
    const { bill_download_url } = await ask('2026-11-20');
    const answer = await fetch(String(bill_download_url));
    const files = await unpack(Buffer.from(await answer.arrayBuffer()));
    expect([...files.values()][0]).toContain('#交易合计：0笔，商家实收共0.00元');
    expect(await ask('2026-11-31')).toMatchObject({ sub_code: 'ACQ.INVALID_PARAMETER' });
  });

  it('has an address that lives half a minute', async () => {
    const { bill_download_url } = await ask();
    vi.setSystemTime(NEXT_MORNING + 30_000);
    expect((await fetch(String(bill_download_url))).status).toBe(200);
    vi.setSystemTime(NEXT_MORNING + 30_001);
    expect((await fetch(String(bill_download_url))).status).toBe(404);
  });

  it('is spoilt by script: being made, cut off, wrong sums', async () => {
    server.faults.add({ kind: 'statement-creating', call: 'statement' });
    expect(await ask()).toMatchObject({ sub_code: 'isp.bill_not_exist' });
    server.faults.add({ kind: 'truncated-statement', call: 'download' });
    await expect(unpack(await fetchZip())).rejects.toThrow();
    server.faults.add({ kind: 'wrong-summary', call: 'download' });
    const files = await unpack(await fetchZip());
    expect([...files.values()][0]).toContain('商家实收共240.01元');
  });
});
