import type { RosterLine } from '../../src/main/store/types';
import type { FeeList } from '../../src/shared/fee-view';
import { fen } from '../../src/shared/money';
import { must, type Person, signIn } from './story-steps';
import type { StoryWindow } from './world/story-window';

const DAY = 86_400_000;
export const FEE_FEN = 6_000;

/** One of a school's pupils, from 1; the numbers are fictitious (passports). */
export function pupil(number: number): Person & { readonly id: string; readonly name: string } {
  const digits = String(number).padStart(4, '0');
  return {
    id: `pupil-${digits}`,
    name: `学生${digits}`,
    documentNumber: `E9990${digits}`,
    registrationNumber: `S2026${digits}`,
  };
}

export function feeOf(number: number, item = 1): string {
  return `${pupil(number).registrationNumber}:${item}`;
}

type Changes = Readonly<Record<number, Partial<RosterLine['feeItem']>>>;

/** `count` pupils who each owe `items` fees of 60 yuan; `changes`: what is different of somebody's. */
export function school(
  count: number,
  items = 1,
  changes: Changes = {},
): (nowMs: number) => readonly RosterLine[] {
  return (nowMs) =>
    Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => {
      const { id, name, documentNumber, registrationNumber } = pupil(number);
      return Array.from({ length: items }, (_, item) => ({
        candidate: { id, name, documentNumber, phone: null },
        feeItem: {
          id: feeOf(number, item + 1),
          registrationNumber,
          examName: '普通话水平测试',
          name: `科目 ${item + 1}`,
          amount: fen(FEE_FEN),
          opensAt: nowMs - DAY,
          closesAt: nowMs + 10 * DAY,
          officeState: 'unpaid' as const,
          review: { status: 'approved' as const, reason: null },
          ...changes[number],
        },
      }));
    });
}

/** At a kiosk: identified like the first one, looked at, taken in. */
export async function joinGroup(kiosk: StoryWindow, number: number): Promise<FeeList> {
  must(await kiosk.api.beginAnother({}));
  await signIn(kiosk, pupil(number));
  return must(await kiosk.api.confirmPerson({}));
}

/** At the counter: found by the document, opened or added. */
export async function addAtCounter(counter: StoryWindow, numbers: readonly number[]): Promise<FeeList> {
  const [first, ...others] = numbers;
  const rowOf = async (number: number) => {
    const { rows } = must(await counter.api.findCandidates({ query: pupil(number).documentNumber }));
    return { ref: rows[0]?.ref ?? '' };
  };
  must(await counter.api.openCandidate(await rowOf(first ?? 0)));
  for (const number of others) must(await counter.api.addCandidate(await rowOf(number)));
  return must(await counter.api.fees({}));
}

export function payableIds({ items }: FeeList): string[] {
  return items.filter(({ state }) => state === 'payable').map(({ feeItemId }) => feeItemId);
}
