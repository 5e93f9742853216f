import { z } from 'zod';

/** What a roster file says of each line. */
export const rosterColumnSchema = z.enum([
  'candidateId',
  'name',
  'document',
  'phone',
  'registration',
  'exam',
  'feeItem',
  'amount',
  'opens',
  'closes',
  'review',
  'reviewReason',
  'officeState',
]);
export type RosterColumn = z.infer<typeof rosterColumnSchema>;

/** Of each column of a file: which of ours it is. */
export const rosterMappingSchema = z.array(rosterColumnSchema.nullable()).max(200);
export type RosterMapping = readonly (RosterColumn | null)[];

const OPTIONAL: readonly RosterColumn[] = ['candidateId', 'phone', 'reviewReason'];

export const ROSTER_COLUMNS: readonly RosterColumn[] = rosterColumnSchema.options;

/** 审核状态 and 缴费状态 are required: a default would let somebody pay unreviewed, or pay twice. */
export function isRequired(column: RosterColumn): boolean {
  return !OPTIONAL.includes(column);
}

export type MappingFault = { readonly missing: RosterColumn[]; readonly repeated: RosterColumn[] };

/** What stands in the way of reading lines by this mapping; both empty: nothing. */
export function mappingFault(mapping: RosterMapping): MappingFault {
  const count = (column: RosterColumn) => mapping.filter((one) => one === column).length;
  return {
    missing: ROSTER_COLUMNS.filter((column) => isRequired(column) && count(column) === 0),
    repeated: ROSTER_COLUMNS.filter((column) => count(column) > 1),
  };
}
