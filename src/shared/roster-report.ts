import { z } from 'zod';

/** A line of a roster file that was not taken (payments.md rule 16). Numbers count from 1, the header included. */
export const lineProblemSchema = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  reason: z.enum([
    'missing-column',
    'empty',
    'too-long',
    'not-an-amount',
    'not-a-time',
    'window-reversed',
    'duplicate-line',
    /** Another name, or another document, than an earlier line gave for the same person. */
    'other-person',
    'unknown-review',
    'unknown-state',
    'not-readable',
    'too-many-columns',
    /** A long number that a spreadsheet has shortened; what is left is nobody's. */
    'digits-lost',
    /** A number or name that a spreadsheet has taken for a day. */
    'became-date',
    /** A formula that ended in an error, e.g. #N/A. */
    'cell-error',
    /** A formula without its result: no spreadsheet program has calculated the file. */
    'no-result',
  ]),
  /** What stood there, cut to 40 characters, document and phone numbers masked. */
  found: z.string(),
});
export type LineProblem = z.infer<typeof lineProblemSchema>;

export const rosterFileSchema = z.object({
  kind: z.enum(['csv', 'xlsx']),
  /** Of a text. */
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']).nullable(),
  sheet: z.string().nullable(),
});
export type RosterFileKind = z.infer<typeof rosterFileSchema>;
