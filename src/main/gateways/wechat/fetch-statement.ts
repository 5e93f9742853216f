import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import type { StatementAnswer, StatementCalls, Timers } from '../../ports';
import { STATEMENT_LIMITS, type HttpAnswer } from '../../http/http-caller';
import { doubt, noAnswer } from './no-answer';
import { toRefusal } from './problem';
import { readStatement } from './read-statement';
import type { Send } from './send';
import type { WechatMerchant } from './settings';
import type { CallV3 } from './signed-call';

/** Bills are ready from ten in the morning of the next day (gateways.md §1.8). */
const READY_AT_MINUTE = 10 * 60;
/** Unpacked; a day of ten thousand payments has about 3 MiB. */
const LARGEST_BILL = 128 * 1024 * 1024;

const linkSchema = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-f]{40}$/i),
  download_url: z.string().max(2000),
});

const unpack = promisify(gunzip);
const sha1Of = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');

/** The trade bill of a day (gateways.md §1.8): asked for by a signed call, its file proven by the hash in the answer. */
export function statementCalls(parts: {
  readonly call: CallV3;
  readonly send: Send;
  readonly merchant: WechatMerchant;
  readonly timers: Timers;
}): StatementCalls {
  const { call, send, merchant, timers } = parts;
  const pause = () => new Promise<void>((resolve) => void timers.after(0, resolve));
  return {
    readyAtMinute: READY_AT_MINUTE,
    fetch: async (day) => {
      const about = `statement of ${day}`;
      const path = `/v3/bill/tradebill?bill_date=${encodeURIComponent(day)}&bill_type=ALL&tar_type=GZIP`;
      const answer = await call({ method: 'GET', path, about, json: null });
      if (answer.kind === 'no-answer') return answer;
      if (answer.kind === 'problem') {
        if (answer.code === 'STATEMENTCREATING') return { kind: 'not-ready' };
        // An empty day hides every payment of that day: only WeChat itself may say so.
        if (!answer.signed) return doubt(about, `unsigned refusal: ${answer.detail}`);
        return answer.code === 'NOSTATEMENTEXIST'
          ? { kind: 'statement', rows: [], sha1: sha1Of(Buffer.alloc(0)) }
          : toRefusal(answer);
      }
      const link = linkSchema.safeParse(answer.json);
      const download = link.success ? downloadPath(link.data.download_url, merchant) : null;
      if (!link.success || download === null) return doubt(about, 'signed answer without a usable download');
      const file = await send({
        method: 'GET',
        path: download,
        body: null,
        repeatable: true,
        ...STATEMENT_LIMITS,
      });
      if (file.kind === 'no-answer') return file;
      return readFile(file, link.data.hash_value.toLowerCase(), (text) =>
        readStatement(text, merchant, pause),
      );
    },
  };
}

/**
 * Path and query of the file. Our signature goes along, so it is fetched from the hosts of the settings only; WeChat
 * names its own main host, which is one of them or stands behind them.
 */
function downloadPath(url: string, { baseUrl, backupBaseUrl }: WechatMerchant): string | null {
  try {
    const { host, protocol, pathname, search } = new URL(url);
    const ours = [baseUrl, backupBaseUrl ?? baseUrl].map((base) => new URL(base).host);
    const known = ours.includes(host) || (protocol === 'https:' && host.endsWith('.mch.weixin.qq.com'));
    return known ? `${pathname}${search}` : null;
  } catch {
    return null;
  }
}

async function readFile(
  file: HttpAnswer,
  sha1: string,
  read: (text: string) => ReturnType<typeof readStatement>,
): Promise<StatementAnswer> {
  if (file.status === 429) return noAnswer('rate-limited');
  if (file.status !== 200) return noAnswer('gateway-error');
  const bytes = await unpackBill(file.body);
  if (bytes === null) return { kind: 'damaged', detail: 'the file cannot be unpacked' };
  if (sha1Of(bytes) !== sha1)
    return { kind: 'damaged', detail: 'the file does not have the announced SHA-1' };
  const rows = await read(bytes.toString('utf8'));
  return rows.ok ? { kind: 'statement', rows: rows.value, sha1 } : { kind: 'damaged', detail: rows.error };
}

/** null: cut off, altered, or larger unpacked than any bill. */
async function unpackBill(body: Buffer): Promise<Buffer | null> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return await unpack(body, { maxOutputLength: LARGEST_BILL });
  } catch {
    return null;
  }
}
