import type { RosterLine } from '../../src/main/store/types';
import { fen } from '../../src/shared/money';
import { WANG } from './story-roster';

const DAY = 86_400_000;

/** The id of one of many fees, from 1. */
export function feeId(number: number): string {
  return `many:${String(number).padStart(3, '0')}`;
}

export function feeIds(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => feeId(from + index));
}

/** 王小明 owes `count` fees; the n-th is 1 yuan and n fen, so that every sum tells which lines it is of. */
export function manyFees(count: number): (nowMs: number) => readonly RosterLine[] {
  return (nowMs) =>
    Array.from({ length: count }, (_, index) => ({
      candidate: { id: WANG.id, name: '王小明', documentNumber: WANG.documentNumber, phone: null },
      feeItem: {
        id: feeId(index + 1),
        registrationNumber: WANG.registrationNumber,
        examName: '自学考试',
        name: `课程 ${index + 1}`,
        amount: fen(100 + index + 1),
        opensAt: nowMs - DAY,
        closesAt: nowMs + 10 * DAY,
        officeState: 'unpaid',
        review: { status: 'approved', reason: null },
      },
    }));
}

/** What the fees from `from` to `to` cost together. */
export function costOf(from: number, to: number): number {
  const count = to - from + 1;
  return count * 100 + (count * (from + to)) / 2;
}
