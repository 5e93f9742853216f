import { z } from 'zod';
import { officeStateSchema, reviewStatusSchema, type Candidate, type FeeItem } from '../../../shared/exam';
import { fenSchema } from '../../../shared/money';
import type { Vault } from '../keys/vault';
import { parseJson, readRow } from '../read-row';

const candidateRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  sealed: z.instanceof(Uint8Array),
});

const numbersSchema = z.tuple([z.string(), z.string().nullable()]);

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

export const CANDIDATE_COLUMNS = 'c.candidate_id AS id, c.name AS name, c.numbers_sealed AS sealed';
/** Without the id, which stands where the item was found. `place` is its place in the file. */
export const ITEM_COLUMNS =
  'i.registration_number AS registrationNumber, i.exam_name AS examName, i.name AS name, i.amount AS amount, ' +
  'i.opens_at AS opensAt, i.closes_at AS closesAt, i.office_state AS officeState, i.review_status AS status, ' +
  'i.review_reason AS reason, i.key % 4294967296 AS place';

export const CURRENT = "(SELECT generation FROM roster_generations WHERE state = 'current')";

const KEYS = 2 ** 32;

/** The keys of a generation's rows: from `first` on, before `end`. Whole numbers in JavaScript for two million imports. */
export function keysOf(generation: number): { readonly first: number; readonly end: number } {
  return { first: generation * KEYS, end: (generation + 1) * KEYS };
}

/** Sealed for this candidate: numbers moved to somebody else's row do not open. */
function sealedPlace(candidateId: string): string {
  return `roster_candidates/numbers/${candidateId}`;
}

/** Both numbers in one, since nobody reads one without the other. */
export function sealNumbers(vault: Vault, { id, documentNumber, phone }: Candidate): Buffer {
  return vault.seal(sealedPlace(id), JSON.stringify([documentNumber, phone]));
}

/** Document and phone. */
export function openNumbers(vault: Vault, candidateId: string, sealed: Uint8Array): [string, string | null] {
  const numbers = parseJson(vault.open(sealedPlace(candidateId), sealed));
  return readRow(numbersSchema, numbers, 'roster_candidates', 'one');
}

export function readCandidate(vault: Vault, row: unknown): Candidate {
  const { id, name, sealed } = readRow(candidateRowSchema, row, 'roster_candidates', 'one');
  const [documentNumber, phone] = openNumbers(vault, id, sealed);
  return { id, name, documentNumber, phone };
}

export function readFeeItem(row: unknown): FeeItem {
  const { status, reason, ...item } = readRow(itemRowSchema, row, 'roster_items', 'one');
  return { ...item, review: { status, reason } };
}
