import type { PaymentBlock } from '../../shared/health';
import type { Disk } from '../ports';
import type { ClockGuard } from './clock-guard';

/** Says why no new payment may start. Payments that run are never touched by it. */
export type PaymentGuard = {
  readonly blocks: () => readonly PaymentBlock[];
  /** A commit was refused; cleared by the next one that goes through (rule 9). */
  readonly commitFailed: (failed: boolean) => void;
  readonly restoreUnfinished: (unfinished: boolean) => void;
};

export function makePaymentGuard(
  disk: Disk,
  minFreeBytes: number,
  clock: ClockGuard,
  isDamaged: () => boolean,
): PaymentGuard {
  let commitRefused = false;
  let restoring = false;
  return {
    blocks: () => {
      const blocks: PaymentBlock[] = [];
      const free = disk.freeBytes();
      // A full disk is met before it happens: "paid" must always find room (rule 9).
      if (free !== null && free < minFreeBytes) blocks.push('disk-nearly-full');
      if (clock.isWrong()) blocks.push('clock-wrong');
      if (restoring) blocks.push('restore-unfinished');
      if (commitRefused) blocks.push('store-not-writable');
      // Found by the full check in the background: running payments go on, nothing new is trusted to it.
      if (isDamaged()) blocks.push('store-damaged');
      return blocks;
    },
    commitFailed: (failed) => {
      commitRefused = failed;
    },
    restoreUnfinished: (unfinished) => {
      restoring = unfinished;
    },
  };
}
