import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/* docs/registry-api.yaml as it is read by the reference server and by the tests of the document. */

export const ROOT = join(import.meta.dirname, '../..');
export const DOCUMENT_TEXT = readFileSync(join(ROOT, 'docs/registry-api.yaml'), 'utf8');

const media = z.object({
  schema: z.object({ $ref: z.string() }),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
});
const answer = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.unknown()).optional(),
  content: z.record(z.string(), media),
});
const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  requestBody: z.object({ required: z.literal(true), content: z.record(z.string(), media) }).optional(),
  responses: z.record(z.string(), z.union([z.object({ $ref: z.string() }), answer])),
});
const document = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.object({
      get: operation.optional(),
      put: operation.optional(),
      post: operation.optional(),
      delete: operation.optional(),
    }),
  ),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    responses: z.record(z.string(), answer),
    parameters: z.record(z.string(), z.object({ name: z.string(), schema: z.object({ $ref: z.string() }) })),
  }),
});

export type Media = z.infer<typeof media>;
export type DocumentedAnswer = z.infer<typeof answer>;
export type DocumentedOperation = z.infer<typeof operation> & {
  readonly method: string;
  readonly path: string;
};

export const REGISTRY_DOCUMENT = document.parse(parse(DOCUMENT_TEXT));

/** Every operation with method and path, in the order of the document. */
export const DOCUMENTED: readonly DocumentedOperation[] = Object.entries(REGISTRY_DOCUMENT.paths).flatMap(
  ([path, item]) =>
    (['get', 'put', 'post', 'delete'] as const).flatMap((method) => {
      const found = item[method];
      return found === undefined ? [] : [{ ...found, method, path }];
    }),
);

export function schemaName(one: Media): string {
  return one.schema.$ref.replace('#/components/schemas/', '');
}

export function answersOf(one: DocumentedOperation): Record<string, DocumentedAnswer> {
  return Object.fromEntries(
    Object.entries(one.responses).map(([status, given]) => {
      if (!('$ref' in given)) return [status, given];
      const name = given.$ref.replace('#/components/responses/', '');
      return [status, answer.parse(REGISTRY_DOCUMENT.components.responses[name])];
    }),
  );
}
