import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AlipaySettings } from '../../../src/main/gateways/alipay/settings';
import type { PaymentGateway } from '../../../src/main/ports';
import { DAY, rowLine, SELLER, statementFile } from '../../unit/gateways/alipay/statement-file';
import { gbk } from '../servers/ground/gbk.ts';
import { zip } from '../servers/ground/zip.ts';
import { refused, scripted, type Reply } from './scripted-alipay';

const NEXT_NOON = Date.UTC(2019, 8, 17, 4);
const FILE = statementFile({
  rows: [rowLine({ number: 'N1', yuan: '120.00' })],
  totals: [
    '#交易合计：1笔，商家实收共120.00元，商家优惠共0.00元',
    '#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元',
  ],
});
const ZIP: Reply = { body: zip([{ name: gbk('x_业务明细.csv'), content: FILE }]) };
const settings: Partial<AlipaySettings> = { sellerId: SELLER };

function callsOf(gateway: PaymentGateway) {
  if (gateway.statements === null) throw new Error('no statements');
  return gateway.statements;
}

/** Answers with the address of a file on the same server unless another one is given. */
async function bench(wish: {
  file?: Reply;
  address?: (url: string) => string;
  node?: { node: object };
  date?: number;
}) {
  let url = '';
  const headers = { date: new Date(wish.date ?? NEXT_NOON).toUTCString() };
  const address = wish.address ?? ((own: string) => `${own}/download?file=1&key=a/b`);
  const made = await scripted(
    () => ({
      ...(wish.node ?? { node: { code: '10000', msg: 'Success', bill_download_url: address(url) } }),
      headers,
    }),
    {
      settings,
      files: (path) => (path.startsWith('/download') ? (wish.file ?? ZIP) : { body: '', status: 404 }),
    },
  );
  ({ url } = made);
  return { ...made, calls: callsOf(made.gateway) };
}

describe('the statement of a day', () => {
  it('is not offered without the contract', async () => {
    const { gateway } = await scripted(() => refused('x'), { settings: { statements: false } });
    expect(gateway.statements).toBeNull();
  });

  it('is fetched by the address that Alipay signs, and read', async () => {
    const { calls, heard } = await bench({});
    expect(calls.readyAtMinute).toBe(540);
    expect(await calls.fetch(DAY)).toMatchObject({
      kind: 'statement',
      rows: [{ kind: 'paid', outTradeNo: 'N1', amount: 12_000 }],
      sha1: createHash('sha1').update(FILE).digest('hex'),
    });
    expect(heard).toMatchObject([
      {
        method: 'alipay.data.dataservice.bill.downloadurl.query',
        biz: { bill_type: 'trade', bill_date: DAY },
      },
    ]);
  });

  const NO_BILL = refused('isp.bill_not_exist', {}, '40004');
  it.each([
    ['is still being made until a day after it was due', NO_BILL, NEXT_NOON, { kind: 'not-ready' }],
    [
      'is empty when it is still not there then',
      NO_BILL,
      NEXT_NOON + 86_400_000,
      { kind: 'statement', rows: [] },
    ],
    [
      'is empty by the documented name too',
      refused('BILL_NOT_EXIST'),
      NEXT_NOON + 86_400_000,
      { kind: 'statement' },
    ],
    [
      'may be not ours to see',
      refused('isv.insufficient-isv-permissions', {}, '40006'),
      NEXT_NOON,
      { kind: 'refused', reason: 'not-permitted' },
    ],
    ['may be asked wrongly', refused('isv.invalid_arguments', {}, '40004'), NEXT_NOON, { kind: 'refused' }],
    [
      'may be not known',
      refused('isp.unknow-error', {}, '20000'),
      NEXT_NOON,
      { kind: 'no-answer', why: 'gateway-error' },
    ],
    [
      'may be without an address',
      { node: { code: '10000' } },
      NEXT_NOON,
      { kind: 'no-answer', why: 'unverified' },
    ],
  ])('%s', async (_, node, date, expected) => {
    // By the gateway's clock as far as ours agrees: the scripted one is years ahead, so it is set to the same.
    const headers = { date: new Date(date).toUTCString() };
    const made = await scripted(() => ({ ...node, headers }), { settings, now: () => date });
    expect(await callsOf(made.gateway).fetch(DAY)).toMatchObject(expected);
  });

  it.each<[string, Reply, object]>([
    [
      'the address has died',
      { body: '文件已失效', status: 404 },
      { kind: 'no-answer', why: 'gateway-error' },
    ],
    [
      'a page comes instead of the file',
      { body: '<html></html>' },
      { kind: 'no-answer', why: 'gateway-error' },
    ],
    [
      'it sends us on',
      { body: '', status: 302, headers: { location: 'http://example.com/' } },
      { kind: 'no-answer', why: 'gateway-error' },
    ],
    [
      'the connection breaks',
      { act: (response) => response.destroy() },
      { kind: 'no-answer', why: 'network' },
    ],
    [
      'the ZIP is cut',
      { body: zip([{ name: gbk('x_业务明细.csv'), content: FILE }]).subarray(0, 400) },
      { kind: 'damaged' },
    ],
    [
      'the file is another day’s',
      { body: zip([{ name: gbk('业务明细.csv'), content: statementFile({ day: '2019年09月15日' }) }]) },
      { kind: 'damaged' },
    ],
  ])('is not taken when %s', async (_, file, expected) => {
    const { calls } = await bench({ file });
    expect(await calls.fetch(DAY)).toMatchObject(expected);
  });

  it.each([
    ['plain http elsewhere', () => 'http://example.com/bill'],
    ['another scheme', () => 'file:///etc/passwd'],
    ['a login in it', (own: string) => own.replace('http://', 'http://user:pass@')],
    ['no address at all', () => 'bill'],
    ['an address without end', (own: string) => `${own}/download?${'x'.repeat(5_000)}`],
  ])('is never fetched from %s', async (_, address) => {
    const { calls } = await bench({ address });
    expect(await calls.fetch(DAY)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
  });

  it('is not asked for on a day that does not exist', async () => {
    const { calls, heard } = await bench({});
    expect(await calls.fetch('2019-02-30')).toMatchObject({ kind: 'refused', reason: 'bad-request' });
    expect(heard).toEqual([]);
  });
});
