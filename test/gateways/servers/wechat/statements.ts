import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { letters } from '../ground/random-text.ts';
import { chinaRfc3339, DAY, HOUR, startOfChinaDay } from '../ground/server-clock.ts';
import { seal } from './merchant.ts';
import { refuse, type Answer, type Input, type WechatDesk } from './desk.ts';
import { statementFile, type BillType } from './statement-file.ts';

const TYPES: readonly BillType[] = ['ALL', 'SUCCESS', 'REFUND'];
const PARAMETERS = new Set(['bill_date', 'bill_type', 'tar_type']);

function sha1(content: Buffer): string {
  return createHash('sha1').update(content).digest('hex');
}

/** Made at 10:00 of the next day, kept three months; null when the day can be asked about. */
function dayAnswer(desk: WechatDesk, start: number | null): Answer | null {
  const now = desk.clock.now();
  if (start === null || now - start > 93 * DAY || start + DAY > now)
    return refuse(400, 'INVALID_REQUEST', '账单日期不合法', '268435461');
  return now < start + DAY + 10 * HOUR ? refuse(400, 'STATEMENT_CREATING', '账单生成中，请稍后再试') : null;
}

export function askStatement(desk: WechatDesk, { target, fault }: Input): Answer {
  const query = target.searchParams;
  const extra = [...query.keys()].find((name) => !PARAMETERS.has(name));
  if (extra !== undefined) return refuse(400, 'PARAM_ERROR', `参数${extra}不存在`, '270924358');
  const day = query.get('bill_date') ?? '';
  const type = TYPES.find((one) => one === (query.get('bill_type') ?? 'ALL'));
  const packed = query.get('tar_type');
  if (type === undefined || (packed !== null && packed !== 'GZIP'))
    return refuse(400, 'PARAM_ERROR', '参数错误', '268435461');
  const wrong = dayAnswer(desk, startOfChinaDay(day));
  if (wrong !== null) return wrong;
  if (fault?.kind === 'statement-creating')
    return refuse(400, 'STATEMENT_CREATING', '账单生成中，请稍后再试');
  const file = statementFile(desk, day, type, fault?.kind === 'wrong-summary');
  if (file === null || fault?.kind === 'no-statement')
    return refuse(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
  const token = letters(32);
  desk.files.set(token, packed === null ? file : gzipSync(file));
  return {
    status: 200,
    body: {
      hash_type: 'SHA1',
      hash_value: fault?.kind === 'bad-hash' ? sha1(Buffer.from(token)) : sha1(file),
      download_url: `${desk.baseUrl()}/v3/billdownload/file?token=${token}`,
    },
  };
}

/** Asked for with a signature like any call; the answer itself carries none. */
export function download(desk: WechatDesk, { target, fault }: Input): Answer {
  const file = desk.files.get(target.searchParams.get('token') ?? '');
  if (file === undefined) return refuse(404, 'RESOURCE_NOT_EXISTS', '文件不存在');
  const cut = fault?.kind === 'truncated-statement';
  return { status: 200, body: cut ? file.subarray(0, Math.trunc(file.length * 0.6)) : file };
}

/** §1.3: the platform's certificates, sealed with the APIv3 key; new merchants have none. */
export function listCertificates(desk: WechatDesk): Answer {
  const { merchant } = desk;
  if (desk.publicKeyOnly)
    return refuse(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  const certificate = merchant.platformCertificate;
  const nonce = letters(12);
  return {
    status: 200,
    body: {
      data: [
        {
          serial_no: certificate.serial,
          effective_time: chinaRfc3339(certificate.notBefore),
          expire_time: chinaRfc3339(certificate.notAfter),
          encrypt_certificate: {
            algorithm: 'AEAD_AES_256_GCM',
            nonce,
            associated_data: 'certificate',
            ciphertext: seal(merchant, certificate.pem, nonce, 'certificate'),
          },
        },
      ],
    },
  };
}
