import { z } from 'zod';
import { rosterColumnSchema, rosterMappingSchema } from '../roster-columns';
import {
  importModeSchema,
  importPreviewSchema,
  importReportSchema,
  importTrialSchema,
  MOST_ROSTER_BYTES,
  notARosterSchema,
  ROSTER_PART_BYTES,
} from '../roster-import';
import { lineProblemSchema } from '../roster-report';
import { command, failure } from './kit';

const roles = ['operator', 'technician'] as const;
const importId = z.string().min(1).max(64);
/** It was cancelled, its window went, or nobody did anything for half an hour: choose the file again. */
const noImport = failure('no-import', {});
/** Something is being done with this file already. */
const busy = failure('busy', {});
const cancelled = failure('cancelled', {});
const mappingIncomplete = failure('mapping-incomplete', {
  missing: z.array(rosterColumnSchema),
  repeated: z.array(rosterColumnSchema),
});

/** Where in the file the roster is; `mapping` null: as remembered, or by the titles. */
const choice = {
  importId,
  sheet: z.string().max(255).nullable(),
  mapping: rosterMappingSchema.nullable(),
};

/**
 * A roster file on its way in (payments.md rule 16): begin → parts → preview → try → apply. One import at a time; until
 * `applyImport` has answered the roster is the one it was, whatever happens.
 */
export const importCommands = {
  beginImport: command({
    input: z.strictObject({ fileName: z.string().trim().min(1).max(255), bytes: z.number().int().min(0) }),
    output: z.object({ importId }),
    error: z.discriminatedUnion('kind', [failure('import-running', {}), notARosterSchema]),
    roles,
  }),
  /** The next part in order; `at` is how many bytes came before it. */
  sendImportPart: command({
    input: z.strictObject({
      importId,
      at: z.number().int().min(0).max(MOST_ROSTER_BYTES),
      base64: z.string().max((ROSTER_PART_BYTES / 3 + 1) * 4),
    }),
    output: z.object({ received: z.number().int() }),
    error: z.discriminatedUnion('kind', [noImport, failure('out-of-order', { received: z.number().int() })]),
    roles,
  }),
  /** What was recognised, with the first lines. */
  previewImport: command({
    input: z.strictObject(choice),
    output: importPreviewSchema,
    error: z.discriminatedUnion('kind', [noImport, busy, cancelled, notARosterSchema]),
    roles,
  }),
  /** The dry run: reads every line and compares. Progress comes as push `importProgress`. */
  tryImport: command({
    input: z.strictObject(choice),
    output: importTrialSchema,
    error: z.discriminatedUnion('kind', [noImport, busy, cancelled, notARosterSchema, mappingIncomplete]),
    roles,
  }),
  /** Lines that were not taken, a thousand at a time: those behind the first `after`. */
  importProblems: command({
    input: z.strictObject({ importId, after: z.number().int().min(0) }),
    output: z.object({ problems: z.array(lineProblemSchema), more: z.boolean() }),
    error: noImport,
    roles,
  }),
  /** Does with the file that was tried what the person decided. */
  applyImport: command({
    input: z.strictObject({ importId, mode: importModeSchema }),
    output: importReportSchema,
    error: z.discriminatedUnion('kind', [
      noImport,
      busy,
      cancelled,
      failure('not-tried', {}),
      /** No line of it was good. */
      failure('nothing-to-do', {}),
    ]),
    roles,
  }),
  /** At any time; the roster stays as it was. */
  cancelImport: command({
    input: z.strictObject({ importId }),
    output: z.strictObject({}),
    error: z.never(),
    roles,
  }),
} as const;

export const importProgressSchema = z.object({
  phase: z.enum(['reading', 'comparing', 'merging', 'switching']),
  /** 0–1, of this phase. */
  part: z.number(),
  lines: z.number().int(),
  accepted: z.number().int(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;
