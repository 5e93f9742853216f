import type { Fault } from '../faults/fault-script.ts';
import type { Reply } from '../ground/call-and-reply.ts';
import { signSha256 } from '../ground/rsa-pair.ts';
import type { AlipayDesk, Node } from './desk.ts';

/** The node as it goes out; the signature is over exactly this text. Slashes are escaped unless a fault says otherwise. */
function nodeText(node: Node, fault: Fault | null): string {
  const text = fault?.kind === 'odd-spacing' ? JSON.stringify(node, null, '\t') : JSON.stringify(node);
  return fault?.kind === 'plain-slashes' ? text : text.replaceAll('/', '\\/');
}

/** Somebody on the way made it say something better. */
function altered(text: string): string {
  const better = text
    .replace('"WAIT_BUYER_PAY"', '"TRADE_SUCCESS"')
    .replace('"fund_change":"N"', '"fund_change":"Y"');
  return better === text ? text.replace(/\}$/, ',"altered":true}') : better;
}

export type Written = { readonly node: Node; readonly method: string; readonly signed: boolean };

/** gateways.md §2.1: HTTP 200 always, `{"…_response":…,"sign":"…"}`, the sign over the raw text of the node. */
export function writeAnswer(
  desk: AlipayDesk,
  answer: Written,
  fault: Fault | null,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const named = answer.method === '' || fault?.kind === 'error-response-node' ? 'error' : answer.method;
  const name = `${named.replaceAll('.', '_')}_response`;
  const text = nodeText(answer.node, fault);
  const key = fault?.kind === 'wrong-signature' ? desk.merchant.appKeys : desk.merchant.alipayKeys;
  const unsigned = !answer.signed || fault?.kind === 'missing-sign';
  const number = desk.merchant.certificates?.numbers.alipay;
  const certificate = number === undefined ? '' : `,"alipay_cert_sn":"${number}"`;
  const sign = unsigned ? '' : `${certificate},"sign":"${signSha256(text, key.privateKey)}"`;
  const sent = fault?.kind === 'altered-body' ? altered(text) : text;
  const odd = fault?.kind === 'odd-spacing';
  return {
    status: 200,
    headers: {
      date: new Date(desk.clock.now()).toUTCString(),
      'content-type': 'text/html;charset=utf-8',
      ...headers,
    },
    body: odd ? `{\n "${name}" : ${sent} \n${sign}\n}` : `{"${name}":${sent}${sign}}`,
  };
}
