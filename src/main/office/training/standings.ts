import type { FeeItem } from '../../../shared/exam';
import { shanghaiDate, shanghaiDayRange } from '../../../shared/time-zone';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How a fee of the training roster stands when the application starts. */
export type Standing =
  | 'open'
  | 'paid'
  | 'waived'
  | 'pending'
  | 'photo-rejected'
  | 'proof-rejected'
  | 'upcoming'
  | 'closed'
  | 'closing'
  | 'closing-later';

/** Windows count from the start, so that every state can be seen on any day. Only these two end within the hour. */
const CLOSING_MS = 15 * MINUTE_MS;
const CLOSING_LATER_MS = 55 * MINUTE_MS;

const REVIEW_REASONS = {
  'photo-rejected': '照片不符合要求：请重新上传近期白底免冠证件照',
  'proof-rejected': '学历证明不清晰：请到报名点现场提交原件',
} as const;

type Stood = Pick<FeeItem, 'opensAt' | 'closesAt' | 'officeState' | 'review'>;

function windowOf(standing: Standing, nowMs: number): Pick<FeeItem, 'opensAt' | 'closesAt'> {
  const dayOf = (days: number) => shanghaiDayRange(shanghaiDate(nowMs + days * DAY_MS));
  const opensAt = dayOf(-10).fromMs;
  switch (standing) {
    case 'closing':
      return { opensAt, closesAt: nowMs + CLOSING_MS };
    case 'closing-later':
      return { opensAt, closesAt: nowMs + CLOSING_LATER_MS };
    case 'closed':
      return { opensAt: dayOf(-30).fromMs, closesAt: dayOf(-2).toMs - 1 };
    case 'upcoming':
      return { opensAt: dayOf(3).fromMs, closesAt: dayOf(23).toMs - 1 };
    case 'open':
    case 'paid':
    case 'waived':
    case 'pending':
    case 'photo-rejected':
    case 'proof-rejected':
      return { opensAt, closesAt: dayOf(20).toMs - 1 };
  }
}

export function standAt(standing: Standing, nowMs: number): Stood {
  const officeState = standing === 'paid' || standing === 'waived' ? standing : 'unpaid';
  const reason =
    standing === 'photo-rejected' || standing === 'proof-rejected' ? REVIEW_REASONS[standing] : null;
  const passed = standing === 'pending' ? 'pending' : 'approved';
  const review = { status: reason === null ? passed : 'rejected', reason } as const;
  return { ...windowOf(standing, nowMs), officeState, review };
}
