import { fits, type FaultKind } from './fault-kinds.ts';

export type FaultOrder<CallName extends string, Kind extends string = FaultKind> = {
  readonly kind: Kind;
  /** `*`: the next calls of any kind that the fault fits. */
  readonly call: CallName | '*';
  /** How many calls it hits; 1 unless said, Infinity for a storm. */
  readonly times?: number;
  /** So many fitting calls go well first. */
  readonly skip?: number;
  /** `late-answer`: the delay (1000); `slow-body`: between two bytes (50). */
  readonly ms?: number;
  /** `huge-body`: 10 MiB unless said. */
  readonly bytes?: number;
  /** `rate-limited-retry-after`: 2 unless said. */
  readonly retryAfterS?: number;
};

export type Fault<Kind extends string = FaultKind> = {
  readonly kind: Kind;
  readonly ms: number | null;
  readonly bytes: number;
  readonly retryAfterS: number;
};

export type FaultScript<CallName extends string, Kind extends string = FaultKind> = {
  readonly add: (order: FaultOrder<CallName, Kind>) => void;
  /** Ends every fault: the server recovers. */
  readonly clear: () => void;
  /** Faults that hit so far, in order. */
  readonly hits: () => readonly { readonly kind: Kind; readonly call: CallName }[];
  /** For the server: what this call meets. */
  readonly meet: (call: CallName) => Fault<Kind> | null;
};

/** A server's script; `fitsCall` says where a kind of fault means something. */
export function createScript<CallName extends string, Kind extends string>(
  server: string,
  fitsCall: (kind: Kind, call: CallName) => boolean,
): FaultScript<CallName, Kind> {
  let orders: { readonly order: FaultOrder<CallName, Kind>; skip: number; times: number }[] = [];
  const hits: { readonly kind: Kind; readonly call: CallName }[] = [];

  const meet = (call: CallName): Fault<Kind> | null => {
    for (const entry of orders) {
      const { order } = entry;
      if (order.call !== '*' && order.call !== call) continue;
      if (!fitsCall(order.kind, call)) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.times -= 1;
      orders = orders.filter(({ times }) => times > 0);
      hits.push({ kind: order.kind, call });
      return {
        kind: order.kind,
        ms: order.ms ?? null,
        bytes: order.bytes ?? 10 * 1024 * 1024,
        retryAfterS: order.retryAfterS ?? 2,
      };
    }
    return null;
  };

  return {
    meet,
    add: (order) => {
      if (order.call !== '*' && !fitsCall(order.kind, order.call))
        throw new Error(`the fault ${order.kind} means nothing for ${server} ${order.call}`);
      orders.push({ order, skip: order.skip ?? 0, times: order.times ?? 1 });
    },
    clear: () => {
      orders = [];
    },
    hits: () => [...hits],
  };
}

export function createFaultScript<CallName extends string>(
  server: 'wechat' | 'alipay',
): FaultScript<CallName> {
  return createScript(server, (kind, call) => fits(kind, server, call));
}
