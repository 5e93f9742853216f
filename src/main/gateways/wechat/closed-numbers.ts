/** As many as a busy week has; the oldest are forgotten first. */
const MOST = 10_000;

/**
 * Numbers whose close, or reversal, WeChat accepted with its signature. It refuses to close what was paid, and accepts a
 * close of what it never saw (gateways.md §1.6). Its "no such order" mostly comes unsigned: alone that is hearsay, behind
 * an accepted close of the same number it says that nothing was paid and nothing is payable. The core counts it towards
 * proof by time only (payments.md rule 4 b).
 */
export type ClosedNumbers = {
  readonly add: (outTradeNo: string) => void;
  /** An order call may make the number payable again. */
  readonly remove: (outTradeNo: string) => void;
  readonly has: (outTradeNo: string) => boolean;
};

export function makeClosedNumbers(): ClosedNumbers {
  const numbers = new Set<string>();
  return {
    add: (outTradeNo) => {
      numbers.delete(outTradeNo);
      numbers.add(outTradeNo);
      for (const oldest of numbers) {
        if (numbers.size <= MOST) break;
        numbers.delete(oldest);
      }
    },
    remove: (outTradeNo) => {
      numbers.delete(outTradeNo);
    },
    has: (outTradeNo) => numbers.has(outTradeNo),
  };
}
