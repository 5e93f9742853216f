import { candidateSchema, feeItemSchema, type Candidate, type FeeItem } from '../../../shared/exam';
import type { components } from './generated/registry-api';
import { timeMs } from './read-times';

type Schemas = components['schemas'];

/** Marks that turn or hide text beside a name or an amount. */
const HIDDEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Somebody else's text as it may stand on one line of a screen. */
function oneLine(text: string): string {
  return text
    .replace(HIDDEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** null: it fits the document and is still nobody we can show, or whose id cannot stand in a path. */
export function readCandidate(said: Schemas['Candidate']): Candidate | null {
  if (/^\.+$/.test(said.id)) return null;
  const phone = said.phone === null ? null : oneLine(said.phone);
  const read = candidateSchema.safeParse({
    id: said.id,
    name: oneLine(said.name),
    documentNumber: said.documentNumber,
    phone: phone === '' ? null : phone,
  });
  return read.success ? read.data : null;
}

/** null: one that cannot be shown, or a window that ends before it begins. */
export function readFeeItem(said: Schemas['FeeItem']): FeeItem | null {
  const [opensAt, closesAt] = [timeMs(said.opensAt), timeMs(said.closesAt)];
  if (opensAt === null || closesAt === null || closesAt < opensAt) return null;
  const { reason, status } = said.review;
  const read = feeItemSchema.safeParse({
    id: said.id,
    registrationNumber: oneLine(said.registrationNumber),
    examName: oneLine(said.examName),
    name: oneLine(said.name),
    amount: said.amount,
    opensAt,
    closesAt,
    officeState: said.state,
    review: { status, reason: reason === null ? null : oneLine(reason) },
  });
  return read.success ? read.data : null;
}
