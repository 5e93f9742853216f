import type { z } from 'zod';

/** What stands in the database cannot be: a damaged file, or somebody wrote into it. Never guessed around. */
export class DamagedRow extends Error {
  constructor(table: string, key: string, problem: string) {
    super(`the row ${key} of ${table} cannot be read: ${problem}`);
    this.name = 'DamagedRow';
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ');
}

/** `key` names the row in the error; it must not be personal. */
export function readRow<T>(schema: z.ZodType<T>, row: unknown, table: string, key: string): T {
  const read = schema.safeParse(row);
  if (!read.success) throw new DamagedRow(table, key, describe(read.error));
  return read.data;
}

export function readRowOrNull<T>(schema: z.ZodType<T>, row: unknown, table: string, key: string): T | null {
  return row === undefined ? null : readRow(schema, row, table, key);
}

export function readRows<T>(schema: z.ZodType<T>, rows: readonly unknown[], table: string, key: string): T[] {
  return rows.map((row) => readRow(schema, row, table, key));
}

/** JSON as it stands in a column; undefined when it is none, which no schema accepts. */
export function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
