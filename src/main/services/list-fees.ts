import type { SecondFactor } from '../../shared/app-info';
import type { Candidate, ClaimStanding, FeeItem } from '../../shared/exam';
import { feeState } from '../../shared/exam';
import type { FeeList, FeeView } from '../../shared/fee-view';
import { maskDocument, maskPhone, maskRegistrationNumber } from '../../shared/masking';
import type { PersonRow, PersonView } from '../../shared/person-view';
import type { Result } from '../../shared/result';
import { ok } from '../../shared/result';
import type { Clock } from '../ports';
import type { ExamOffice, OfficeDown } from '../ports/exam-office';
import type { Claim, Store } from '../store/types';
import { officeNow } from './office-time';

export type FeeParts = {
  readonly office: ExamOffice;
  readonly store: Pick<Store, 'claims' | 'orders'>;
  readonly clock: Clock;
};

/** What is due for one candidate, with our own orders taken into account: our "paid" is never overruled (rule 16). */
export async function listFees(parts: FeeParts, candidateId: string): Promise<Result<FeeList, OfficeDown>> {
  const items = await parts.office.feeItems(candidateId);
  if (!items.ok) return items;
  const now = officeNow(parts);
  return ok({
    now,
    items: items.value.map((item) => feeView(parts, item, parts.store.claims.live(item.id), now)),
  });
}

function feeView(parts: FeeParts, item: FeeItem, claim: Claim | null, now: number): FeeView {
  return {
    feeItemId: item.id,
    examName: item.examName,
    name: item.name,
    amount: item.amount,
    opensAt: item.opensAt,
    closesAt: item.closesAt,
    state: feeState(item, standingOf(claim), now),
    reason: item.review.status === 'rejected' ? item.review.reason : null,
    orderNumber: claim === null ? null : (parts.store.orders.byId(claim.orderId)?.number ?? null),
  };
}

export function standingOf(claim: Claim | null): ClaimStanding {
  if (claim === null) return 'free';
  return claim.settledBy === null ? 'claimed' : 'settled';
}

/** Whatever serves as second factor is masked wherever it could be read off (product.md "Conventions"). */
export async function describePerson(
  office: ExamOffice,
  candidate: Candidate,
  secondFactor: SecondFactor,
): Promise<Result<PersonView, OfficeDown>> {
  const items = await office.feeItems(candidate.id);
  if (!items.ok) return items;
  const registrations = new Map(items.value.map((item) => [item.registrationNumber, item]));
  return ok({
    name: candidate.name,
    maskedDocument: maskDocument(candidate.documentNumber),
    maskedPhone:
      candidate.phone === null
        ? null
        : maskPhone(candidate.phone, { hideTail: secondFactor === 'phone-tail' }),
    registrations: [...registrations.values()].map((item) => ({
      maskedRegistrationNumber: maskRegistrationNumber(item.registrationNumber),
      examName: item.examName,
      review: item.review.status,
    })),
  });
}

export async function describeRow(office: ExamOffice, candidate: Candidate, ref: string): Promise<PersonRow> {
  const items = await office.feeItems(candidate.id);
  return {
    ref,
    name: candidate.name,
    maskedDocument: maskDocument(candidate.documentNumber),
    maskedPhone: candidate.phone === null ? null : maskPhone(candidate.phone),
    examNames: items.ok ? [...new Set(items.value.map((item) => item.examName))] : [],
  };
}
