import { z } from 'zod';

/** What an import did, line by line (payments.md rule 16). Line numbers count from 1, the header included. */
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
  ]),
  /** What stood there, cut to 40 characters, document and phone numbers masked. */
  found: z.string(),
});
export type LineProblem = z.infer<typeof lineProblemSchema>;

export const importReportSchema = z.object({
  /** 0: no line was good, the roster is the one it was. */
  generation: z.number().int(),
  encoding: z.enum(['utf-8', 'gb18030']),
  lines: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Lines that touch a live claim; they take effect when it ends. */
  queued: z.number().int(),
  /** Unknown document forms and wrong checksums: imported all the same. */
  warnings: z.number().int(),
  /** The first 1,000 of `rejected`. */
  problems: z.array(lineProblemSchema),
});
export type ImportReport = z.infer<typeof importReportSchema>;
