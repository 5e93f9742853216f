import { z } from 'zod';
import { fenSchema } from './money';
import { rosterColumnSchema } from './roster-columns';
import { lineProblemSchema, rosterFileSchema } from './roster-report';

/* A roster file on its way in: sent in parts, looked at, tried, and then put to use or thrown away. */

/** As much as a roster file may hold, CSV and XLSX alike. */
export const MOST_ROSTER_BYTES = 32 * 1024 * 1024;
/** Bytes of a file per message: small enough that nothing else waits for it. */
export const ROSTER_PART_BYTES = 256 * 1024;

/** Why a file is no roster; nothing of it was taken. */
export const notARosterSchema = z.object({
  kind: z.literal('not-a-roster'),
  why: z.enum([
    'empty',
    'too-large',
    /** No text, and no spreadsheet either: a picture, a PDF, an archive. */
    'binary',
    'encoding',
    /** An XLSX with a password. */
    'encrypted',
    /** XLS or XLSB. */
    'old-excel',
    /** A web page named .xls, as some systems export. */
    'web-page',
    'damaged',
    /** Unpacks to far more than a roster is, or has parts that no spreadsheet program writes. */
    'unsafe',
    'no-such-sheet',
  ]),
});
export type NotARoster = z.infer<typeof notARosterSchema>;

/** replace: the file is the roster from now on; merge: it adds and changes; withdraw: its lines are taken out. */
export const importModeSchema = z.enum(['replace', 'merge', 'withdraw']);
export type ImportMode = z.infer<typeof importModeSchema>;

const columnPreviewSchema = z.object({
  title: z.string(),
  column: rosterColumnSchema.nullable(),
  /** Personal numbers masked; one per line of `lines`. */
  samples: z.array(z.string()),
});

export const importPreviewSchema = z.object({
  file: rosterFileSchema,
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  headerLine: z.number().int(),
  columns: z.array(columnPreviewSchema),
  /** Line numbers of the samples. */
  lines: z.array(z.number().int()),
  /** The mapping is the one that was chosen for such a file before. */
  isRemembered: z.boolean(),
  missing: z.array(rosterColumnSchema),
  repeated: z.array(rosterColumnSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

const countedSchema = z.object({ lines: z.number().int(), amount: fenSchema });

/** The file beside the roster in force, by fee items; nothing has changed yet. */
export const comparisonSchema = z.object({
  added: countedSchema,
  changed: countedSchema.extend({ before: fenSchema }),
  same: countedSchema,
  absent: countedSchema,
  paidHere: z.object({ inFile: z.number().int(), absent: z.number().int() }),
  held: z.object({ replace: z.number().int(), merge: z.number().int(), withdraw: z.number().int() }),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** How the lines of a file were read. */
const readingSchema = z.object({
  lines: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Unknown document forms and wrong checksums: taken all the same. */
  warnings: z.number().int(),
});
export type Reading = z.infer<typeof readingSchema>;

/** The dry run. */
export const importTrialSchema = readingSchema.extend({
  file: rosterFileSchema,
  comparison: comparisonSchema,
  /** The first of them; `importProblems` has all. */
  problems: z.array(lineProblemSchema),
});
export type ImportTrial = z.infer<typeof importTrialSchema>;

export const importReportSchema = readingSchema.extend({
  file: rosterFileSchema,
  mode: importModeSchema,
  generation: z.number().int(),
  comparison: comparisonSchema,
  /** Lines that touch a live claim; they take effect when it ends. */
  queued: z.number().int(),
});
export type ImportReport = z.infer<typeof importReportSchema>;
