import { verify } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result';
import { rawMembers } from './raw-members';
import type { AlipayKeys } from './read-keys';

/** `40002`, `isv.invalid-app-id`; no long number, which might be anything of the request. */
const CODE = /^(?!.*\d{8})[\w.-]{1,64}$/;
const SIGNATURE = /^[A-Za-z0-9+/]{300,1400}={0,2}$/;

/** Why an answer is not Alipay's word (payments.md rule 2), for the journal. Never holds anything of a request. */
export type Doubt = string;

/**
 * The response node of an answer to `method`, once the signature over its very characters is right. An unsigned answer
 * (Alipay leaves some of its error answers unsigned) or one with two nodes to choose from is nobody's word.
 */
export function verifyAnswer(body: Buffer, method: string, keys: AlipayKeys): Result<unknown, Doubt> {
  const text = decodeUtf8(body);
  const members = text === null ? null : rawMembers(text);
  if (members === null) return err('answer is not a JSON object in UTF-8');
  const own = members.get(`${method.replaceAll('.', '_')}_response`);
  const general = members.get('error_response');
  if (own !== undefined && general !== undefined) return err('answer with two response nodes');
  const raw = own ?? general;
  if (raw === undefined) return err('answer to something else');
  if (!raw.startsWith('{') || rawMembers(raw) === null) return err('response node is not a plain object');
  const node: unknown = JSON.parse(raw);
  const signature = textOf(members.get('sign'));
  if (signature === null) return err(`answer without a signature${claimOf(node)}`);
  if (!SIGNATURE.test(signature)) return err('signature is not base64');
  const candidates = keysFor(keys, textOf(members.get('alipay_cert_sn')));
  if (candidates.length === 0) return err('answer signed with a certificate that is not ours to trust');
  const signed = Buffer.from(raw, 'utf8');
  const bytes = Buffer.from(signature, 'base64');
  const genuine = candidates.some(({ key }) => verify('RSA-SHA256', signed, key, bytes));
  return genuine ? ok(node) : err(`answer with a wrong signature${claimOf(node)}`);
}

/** In certificate mode the answer names its certificate; where it names none, any trusted one may have signed it. */
function keysFor(keys: AlipayKeys, number: string | null): AlipayKeys['alipay'] {
  if (number === null || keys.numbers === null) return keys.alipay;
  return keys.alipay.filter((known) => known.number === number);
}

/** A byte order mark stays, and makes it no JSON: it would stand before what is signed. */
function decodeUtf8(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

function textOf(raw: string | undefined): string | null {
  if (raw === undefined) return null;
  const value: unknown = JSON.parse(raw);
  return typeof value === 'string' ? value : null;
}

/** What the doubtful answer says of itself: it helps whoever looks for a wrong key, and is used for nothing else. */
function claimOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const said = ['code' in node ? node.code : null, 'sub_code' in node ? node.sub_code : null]
    .filter((part) => typeof part === 'string')
    .filter((part) => CODE.test(part));
  return said.length === 0 ? '' : ` (it says ${said.join(' ')})`;
}
