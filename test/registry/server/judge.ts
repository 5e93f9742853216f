import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import {
  answersOf,
  DOCUMENTED,
  REGISTRY_DOCUMENT,
  schemaName,
  type DocumentedOperation,
} from '../document.ts';
import {
  OPERATIONS,
  type OperationId,
} from '../../../src/main/office/registry/generated/registry-document.ts';
import type { Said } from './answers.ts';
import type { Schemas } from './books.ts';

/* What docs/registry-api.yaml says of a request and of an answer. */

export type Params = Readonly<Record<string, string>>;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const defs: Record<string, unknown> = Object.fromEntries(
  Object.entries(REGISTRY_DOCUMENT.components.schemas).map(([name, schema]): [string, unknown] => {
    const moved: unknown = JSON.parse(
      JSON.stringify(schema).replaceAll('#/components/schemas/', 'registry#/$defs/'),
    );
    return [name, moved];
  }),
);
ajv.addSchema({ $id: 'registry', $defs: defs });

const checks = new Map<string, ValidateFunction>();

export function checkOf<Name extends keyof Schemas>(name: Name): ValidateFunction<Schemas[Name]> {
  return ajv.compile<Schemas[Name]>({ $ref: `registry#/$defs/${name}` });
}

/** Where and what, never the value: it may be somebody's number. null: it follows the schema. */
export function faultIn(name: string, value: unknown): string | null {
  const check = checks.get(name) ?? ajv.compile({ $ref: `registry#/$defs/${name}` });
  checks.set(name, check);
  if (check(value)) return null;
  const [first] = check.errors ?? [];
  return `${first?.instancePath ?? ''} ${first?.message ?? 'is not as documented'}`.trim();
}

const isOperationId = (name: string): name is OperationId => Object.hasOwn(OPERATIONS, name);

function idOf({ operationId }: DocumentedOperation): OperationId {
  if (isOperationId(operationId)) return operationId;
  throw new Error(`${operationId} is new: npm run registry-types`);
}

const PATTERNS = DOCUMENTED.map((operation) => ({
  id: idOf(operation),
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

export type Found = {
  readonly id: OperationId;
  readonly operation: DocumentedOperation;
  readonly params: Params;
};

/** The operation of a method and path; `no-method` when the path has others. */
export function findOperation(method: string, pathname: string): Found | 'no-path' | 'no-method' {
  const there = PATTERNS.flatMap(({ id, operation, pattern }) => {
    const match = pattern.exec(pathname);
    return match === null ? [] : [{ id, operation, groups: match.groups ?? {} }];
  });
  const found = there.find(({ operation }) => operation.method === method.toLowerCase());
  if (found === undefined) return there.length === 0 ? 'no-path' : 'no-method';
  try {
    const params = Object.entries(found.groups).map(([name, text]) => [name, decodeURIComponent(text)]);
    return { id: found.id, operation: found.operation, params: Object.fromEntries(params) };
  } catch {
    return 'no-path';
  }
}

export function paramFault(params: Params): string | null {
  for (const { name, schema } of Object.values(REGISTRY_DOCUMENT.components.parameters)) {
    const text = params[name];
    if (text === undefined) continue;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : text;
    const fault = faultIn(
      schema.$ref.replace('#/components/schemas/', ''),
      name === 'lineNumber' ? number : text,
    );
    if (fault !== null) return `${name}: ${fault}`;
  }
  return null;
}

/** null: the answer is one that the document knows for this operation. */
export function answerFault(operation: DocumentedOperation, said: Said): string | null {
  const known = answersOf(operation)[String(said.status)];
  const name = operation.operationId;
  if (known === undefined) return `${name} ${said.status} is not in the document`;
  for (const header of Object.keys(known.headers ?? {}))
    if (said.headers?.[header.toLowerCase()] === undefined) return `${name} ${said.status} has no ${header}`;
  const [media] = Object.values(known.content);
  const fault = media === undefined ? null : faultIn(schemaName(media), said.body);
  return fault === null ? null : `${name} ${said.status}: ${fault}`;
}
