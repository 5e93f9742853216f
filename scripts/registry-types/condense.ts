import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { z } from 'zod';

const METHODS = ['get', 'put', 'post', 'delete'] as const;

const reference = z.object({ $ref: z.string() });
/** What the client sends or gets, by name: every body of the document is one of its named schemas. */
const content = z.record(z.string(), z.object({ schema: reference }));
const answer = z.object({ content });
const operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.union([reference, answer])),
});
const registryDocument = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum([...METHODS, 'parameters']), z.unknown())),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), answer),
  }),
});
type RegistryDocument = z.infer<typeof registryDocument>;

const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

function schemaOf(bodies: z.infer<typeof content>): string {
  const refs = Object.values(bodies).map(({ schema }) => nameIn(schema.$ref));
  const [only] = refs;
  if (only === undefined || refs.length !== 1) throw new Error(`one content type each, not ${refs.length}`);
  return only;
}

function condenseOperation(document: RegistryDocument, method: string, path: string, raw: unknown) {
  const { operationId, requestBody, responses } = operation.parse(raw);
  const answers = Object.entries(responses).map(([status, given]) => {
    const found = '$ref' in given ? document.components.responses[nameIn(given.$ref)] : given;
    if (found === undefined) throw new Error(`${operationId} ${status} points to nothing`);
    return [status, schemaOf(found.content)] as const;
  });
  const body = requestBody === undefined ? null : schemaOf(requestBody.content);
  return [operationId, { method, path, body, answers: Object.fromEntries(answers) }] as const;
}

/** Words are for people, not for the product. */
const WORDS = new Set(['description', 'examples']);

function withoutWords(node: unknown, isNames = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutWords(item));
  if (typeof node === 'string') return node.replace('#/components/schemas/', '#/$defs/');
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isNames || !WORDS.has(key))
      // Under `properties` stand names: a member may well be called "description".
      .map(([key, value]) => [key, withoutWords(value, key === 'properties' && !isNames)]),
  );
}

export function sha256(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/** What the product needs of the document at run time, as the text of a TypeScript module. */
export function condense(yaml: string): string {
  const document = registryDocument.parse(parse(yaml));
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) =>
      item[method] === undefined ? [] : [condenseOperation(document, method, path, item[method])],
    ),
  );
  const schemas = {
    $id: 'registry-api',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: Object.fromEntries(
      Object.entries(document.components.schemas).map(([name, schema]) => [name, withoutWords(schema)]),
    ),
  };
  const ids = operations.map(([id]) => JSON.stringify(id)).join(' | ');
  return `
/** Every schema of the document under its name; draft 2020-12, no formats. */
export const REGISTRY_SCHEMAS = ${JSON.stringify(schemas)};

export type OperationId = ${ids};

type Operation = {
  readonly method: ${METHODS.map((method) => JSON.stringify(method)).join(' | ')};
  readonly path: string;
  /** Names in REGISTRY_SCHEMAS, of answers by status. */
  readonly body: string | null;
  readonly answers: Readonly<Record<string, string>>;
};

export const OPERATIONS: Readonly<Record<OperationId, Operation>> = ${JSON.stringify(Object.fromEntries(operations))};
`;
}
