import type { RosterLine } from '../../../src/main/store/types';
import { checkCharacter } from '../../../src/shared/identity-document/resident-number';
import { fen } from '../../../src/shared/money';
import type { Person } from '../../fakes/story-steps';

const DAY = 86_400_000;

/** GB 11643-1999; region 110199 is not assigned. */
function documentOf(index: number): string {
  const body = `11019919900101${String(index).padStart(3, '0')}`;
  return `${body}${checkCharacter(body)}`;
}

export type Payer = Person & { readonly feeItemId: string; readonly name: string };

export function payer(index: number): Payer {
  const registrationNumber = `R${String(index).padStart(6, '0')}`;
  return {
    documentNumber: documentOf(index),
    registrationNumber,
    feeItemId: `${registrationNumber}:exam`,
    name: `考生${index}`,
  };
}

/** Up to 1,000 people who owe one fee each, so that every fault meets somebody of its own. */
export function officeOfMany(count: number, nowMs: number): readonly RosterLine[] {
  return Array.from({ length: count }, (_, index) => {
    const { documentNumber, registrationNumber, feeItemId, name } = payer(index);
    return {
      candidate: { id: `c-${index}`, name, documentNumber, phone: null },
      feeItem: {
        id: feeItemId,
        registrationNumber,
        examName: '全国英语等级考试',
        name: '笔试费',
        amount: fen(10_000 + index),
        opensAt: nowMs - DAY,
        closesAt: nowMs + 30 * DAY,
        officeState: 'unpaid',
        review: { status: 'approved', reason: null },
      },
    };
  });
}
