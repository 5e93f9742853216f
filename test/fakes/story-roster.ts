import type { RosterLine } from '../../src/main/store/types';
import { fen } from '../../src/shared/money';

const DAY = 86_400_000;

/** 王小明, who owes one fee; the number is fictitious (region 110199 is not assigned). */
export const WANG = { id: 'c-wang', documentNumber: '110199199003071233', registrationNumber: 'R2026000001' };
/** 李芳, who owes two. */
export const LI = { id: 'c-li', documentNumber: '11019919911212204X', registrationNumber: 'R2026000002' };

export const WANG_FEE = 'R2026000001:exam';
export const LI_FEES = ['R2026000002:exam', 'R2026000002:book'] as const;

/** What the stories need, and nothing else. Windows are open for ten days. */
export function storyRoster(nowMs: number): readonly RosterLine[] {
  const wang = { id: WANG.id, name: '王小明', documentNumber: WANG.documentNumber, phone: '13800001234' };
  const li = { id: LI.id, name: '李芳', documentNumber: LI.documentNumber, phone: '13900005678' };
  const item = (
    id: string,
    registrationNumber: string,
    name: string,
    amount: number,
  ): RosterLine['feeItem'] => ({
    id,
    registrationNumber,
    examName: '全国英语等级考试',
    name,
    amount: fen(amount),
    opensAt: nowMs - DAY,
    closesAt: nowMs + 10 * DAY,
    officeState: 'unpaid',
    review: { status: 'approved', reason: null },
  });
  return [
    { candidate: wang, feeItem: item(WANG_FEE, WANG.registrationNumber, '笔试费', 12_000) },
    { candidate: li, feeItem: item(LI_FEES[0], LI.registrationNumber, '笔试费', 8_000) },
    { candidate: li, feeItem: item(LI_FEES[1], LI.registrationNumber, '教材费', 4_550) },
  ];
}
