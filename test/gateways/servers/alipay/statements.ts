import type { Fault } from '../faults/fault-script.ts';
import { letters } from '../ground/random-text.ts';
import type { Reply } from '../ground/call-and-reply.ts';
import { DAY, HOUR, startOfChinaDay } from '../ground/server-clock.ts';
import { businessFailure, NODES, success, type AlipayDesk, type AlipayInput, type Node } from './desk.ts';
import { BILL, readBiz } from './schemas.ts';
import { statementZip } from './statement-file.ts';

const URL_LIFE_MS = 30_000;

function absent(): Node {
  return businessFailure('isp.bill_not_exist', '账单不存在');
}

/** Made at 09:00 of the next day; an empty day has a file without rows. */
export function askStatement(desk: AlipayDesk, { biz, fault }: AlipayInput): Node {
  const read = readBiz(BILL, biz);
  if (!read.ok) return read.node;
  const now = desk.clock.now();
  const start = startOfChinaDay(read.value.bill_date);
  if (start === null || read.value.bill_type !== 'trade') return NODES.parameter('bill_date');
  const missing = fault?.kind === 'statement-creating' || fault?.kind === 'no-statement';
  if (missing || now < start + DAY + 9 * HOUR) return absent();
  const token = letters(40);
  desk.files.set(token, { content: statementZip(desk, start, false), until: now + URL_LIFE_MS });
  const url = `${desk.baseUrl()}/downloadBillFile.resource?bizType=trade&day=${start}&fileId=${token}`;
  return success({ bill_download_url: url });
}

/** Nobody signs here, neither request nor answer; after 30 s the address is dead. */
export function download(desk: AlipayDesk, url: URL, fault: Fault | null): Reply {
  const date = new Date(desk.clock.now()).toUTCString();
  const file = desk.files.get(url.searchParams.get('fileId') ?? '');
  if (file === undefined || desk.clock.now() > file.until) {
    const headers = { date, 'content-type': 'text/html; charset=utf-8' };
    return { status: 404, headers, body: '<html><body>文件已失效</body></html>' };
  }
  const wrong = fault?.kind === 'wrong-summary';
  const content = wrong ? statementZip(desk, Number(url.searchParams.get('day')), true) : file.content;
  const cut = fault?.kind === 'truncated-statement';
  return {
    status: 200,
    headers: { date, 'content-type': 'application/zip' },
    body: cut ? content.subarray(0, Math.trunc(content.length * 0.6)) : content,
  };
}
