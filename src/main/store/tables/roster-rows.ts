import { z } from 'zod';
import { officeStateSchema, reviewStatusSchema, type Candidate, type FeeItem } from '../../../shared/exam';
import { fenSchema } from '../../../shared/money';
import type { Vault } from '../keys/vault';
import { readRow } from '../read-row';

const candidateRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  document: z.instanceof(Uint8Array),
  phone: z.instanceof(Uint8Array).nullable(),
});

const itemRowSchema = z.object({
  id: z.string(),
  registrationNumber: z.string(),
  examName: z.string(),
  name: z.string(),
  amount: fenSchema,
  opensAt: z.number().int(),
  closesAt: z.number().int(),
  officeState: officeStateSchema,
  status: reviewStatusSchema,
  reason: z.string().nullable(),
});

export const CANDIDATE_COLUMNS =
  'c.candidate_id AS id, c.name AS name, c.document_sealed AS document, c.phone_sealed AS phone';
export const ITEM_COLUMNS =
  'i.fee_item_id AS id, i.registration_number AS registrationNumber, i.exam_name AS examName, i.name AS name, ' +
  'i.amount AS amount, i.opens_at AS opensAt, i.closes_at AS closesAt, i.office_state AS officeState, ' +
  'i.review_status AS status, i.review_reason AS reason';

export const CURRENT = "(SELECT generation FROM roster_generations WHERE state = 'current')";

/** Sealed for this candidate: a value moved to somebody else's row does not open. */
export function sealedPlace(column: 'document' | 'phone', candidateId: string): string {
  return `roster_candidates/${column}/${candidateId}`;
}

export function readCandidate(vault: Vault, row: unknown): Candidate {
  const { id, name, document, phone } = readRow(candidateRowSchema, row, 'roster_candidates', 'one');
  return {
    id,
    name,
    documentNumber: vault.open(sealedPlace('document', id), document),
    phone: phone === null ? null : vault.open(sealedPlace('phone', id), phone),
  };
}

export function readFeeItem(row: unknown): FeeItem {
  const { status, reason, ...item } = readRow(itemRowSchema, row, 'roster_items', 'one');
  return { ...item, review: { status, reason } };
}
