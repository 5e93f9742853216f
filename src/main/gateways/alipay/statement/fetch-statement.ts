import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StatementAnswer, StatementRow } from '../../../ports';
import { isDateText, shanghaiDayRange } from '../../../../shared/time-zone';
import { STATEMENT_LIMITS } from '../../../http/http-caller';
import { notKnown, type AlipayParts } from '../ask-about-order';
import { noAnswer, type Said } from '../signed-call';
import { billAddress } from './bill-address';
import { statementReader, type StatementReader } from './read-statement';
import { unzipStatement } from './unzip-statement';

const METHOD = 'alipay.data.dataservice.bill.downloadurl.query';
/** As documented, and as observed (`isp.bill_not_exist`). */
const NO_BILL = /bill[_-]not[_-]exist$/i;
const DAY_MS = 86_400_000;
const ZIP_MAGIC = 'PK';

const addressSchema = z.object({ bill_download_url: z.string() });

/** The statement (对账单) of one day: its address, the ZIP behind it, its rows (gateways.md §2.6). */
export async function fetchStatement(parts: AlipayParts, day: string): Promise<StatementAnswer> {
  if (!isDateText(day)) {
    return { kind: 'refused', reason: 'bad-request', detail: `not a day: ${day.slice(0, 20)}` };
  }
  const said = await parts.caller.call(METHOD, { bill_type: 'trade', bill_date: day });
  if (said.kind === 'no-answer') return said;
  if (said.kind === 'not-known') return notKnown(parts, day, said.detail);
  if (said.kind === 'refused') {
    return NO_BILL.test(said.subCode) ? withoutBill(day, said) : said.refusal;
  }
  const address = addressSchema.safeParse(said.fields);
  if (!address.success) return noAnswer('unverified', `${day}: signed answer not understood`);
  const url = billAddress(address.data.bill_download_url, parts.settings.baseUrl);
  if (url === null) return noAnswer('unverified', `${day}: a statement at an address we do not go to`);
  return download(parts, day, url);
}

/**
 * "No bill" means either that none was made yet or that the day had no trade. A whole day after it should have been there
 * it is the second: an empty statement. Judged by the gateway's clock; an answer that vouches for no time leaves it open.
 */
function withoutBill(day: string, { gatewayNow }: Said): StatementAnswer {
  if (gatewayNow < shanghaiDayRange(day).toMs + DAY_MS) return { kind: 'not-ready' };
  return { kind: 'statement', rows: [], sha1: createHash('sha1').digest('hex') };
}

/** At once: the address is dead after 30 s. It is the whole secret, so it is not logged. `sha1` is of the detail files. */
async function download(parts: AlipayParts, day: string, url: string): Promise<StatementAnswer> {
  const answer = await parts.http.call({ method: 'GET', url, headers: {}, body: null, ...STATEMENT_LIMITS });
  if (answer.kind === 'no-answer') return answer;
  const { status, body } = answer;
  // A page of words instead of the file (the address died, a proxy in between): nothing is wrong with the statement.
  if (status !== 200 || body.subarray(0, 2).toString('latin1') !== ZIP_MAGIC)
    return noAnswer('gateway-error');
  const readers: StatementReader[] = [];
  const hash = createHash('sha1');
  const unzipped = await unzipStatement(body, () => {
    const reader = statementReader({ day, sellerId: parts.settings.sellerId });
    readers.push(reader);
    return (bytes) => {
      hash.update(bytes);
      reader.push(bytes);
    };
  });
  if (!unzipped.ok) return { kind: 'damaged', detail: unzipped.error };
  const all: (readonly StatementRow[])[] = [];
  for (const reader of readers) {
    const read = reader.end();
    if (!read.ok) return { kind: 'damaged', detail: read.error };
    all.push(read.value);
  }
  return { kind: 'statement', rows: all.flat(), sha1: hash.digest('hex') };
}
