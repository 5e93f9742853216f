import type { Delivery, Reply } from '../ground/call-and-reply.ts';
import type { Fault } from './fault-script.ts';

function deliveryOf(fault: Fault<string>): Delivery | null {
  switch (fault.kind) {
    case 'drop-before':
    case 'drop-after':
      return { how: 'drop' };
    case 'hang':
      return { how: 'hang' };
    case 'late-answer':
      return { how: 'late', ms: fault.ms ?? 1000 };
    case 'half-body':
      return { how: 'half' };
    case 'slow-body':
      return { how: 'drip', ms: fault.ms ?? 50 };
    case 'huge-body':
      return { how: 'huge', bytes: fault.bytes };
    default:
      return null;
  }
}

function bodyOf(fault: Fault<string>, body: string | Buffer): string | Buffer | null {
  switch (fault.kind) {
    case 'not-json':
      return '<html><body>502 Bad Gateway</body></html>';
    case 'empty-body':
      return '';
    case 'deep-json':
      return '['.repeat(100_000);
    case 'bad-utf8':
      return Buffer.concat([Buffer.from(body).subarray(0, -1), Buffer.of(0xff, 0xc0, 0x80, 0x7d)]);
    default:
      return null;
  }
}

/** The faults of the wire, alike for all servers; any other fault leaves the answer as it is. */
export function breakReply(fault: Fault<string> | null, reply: Reply): Reply {
  if (fault === null) return reply;
  const delivery = deliveryOf(fault);
  if (delivery !== null) return { ...reply, delivery };
  const body = bodyOf(fault, reply.body);
  return body === null ? reply : { ...reply, status: reply.status === 204 ? 200 : reply.status, body };
}
