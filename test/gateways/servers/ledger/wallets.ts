import { randomInt } from 'node:crypto';
import { digits } from '../ground/random-text.ts';
import { MINUTE, type ServerClock } from '../ground/server-clock.ts';

/** What happens when the payer's own code is taken. */
export type CodeHabit = 'pays' | 'asks-password' | 'no-funds';

export type PayerCode = {
  readonly text: string;
  readonly person: string;
  readonly habit: CodeHabit;
  /** The wallet shows another one after a minute. */
  readonly until: number;
  used: boolean;
};

/** The two digits that a payer's code begins with, both ends included, and its length. */
export type CodeShape = { readonly from: number; readonly to: number; readonly length: number };

/** The payer's codes that wallets have shown so far. */
export function createWallets(clock: ServerClock, shape: CodeShape) {
  const shown = new Map<string, PayerCode>();
  return {
    show: (habit: CodeHabit = 'pays', person = 'payer-1'): string => {
      const text = `${randomInt(shape.from, shape.to + 1)}${digits(shape.length - 2)}`;
      shown.set(text, { text, person, habit, until: clock.now() + MINUTE, used: false });
      return text;
    },
    find: (text: string): PayerCode | null => shown.get(text) ?? null,
  };
}
