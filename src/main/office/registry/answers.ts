import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { operations } from './generated/registry-api';
import { OPERATIONS, REGISTRY_SCHEMAS } from './generated/registry-document';

export type OperationId = Exclude<keyof typeof OPERATIONS & keyof operations, 'issueToken'>;

type Json<Part> = Part extends { readonly content: infer Content } ? Content[keyof Content] : never;
type Responses<Id extends OperationId> = operations[Id]['responses'];
/** Answered alike for every operation, and never an answer to the question. */
type NotAnswered = 401 | 403 | 429 | 503;

/** What docs/registry-api.yaml lets an operation answer, told apart by `status`. */
export type AnswerOf<Id extends OperationId> = {
  [Status in Exclude<keyof Responses<Id>, NotAnswered>]: {
    readonly status: Status;
    readonly body: Json<Responses<Id>[Status]>;
  };
}[Exclude<keyof Responses<Id>, NotAnswered>];

export type PathOf<Id extends OperationId> = operations[Id]['parameters'] extends {
  path: infer Path extends Readonly<Record<string, string | number>>;
}
  ? Path
  : null;

export type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: infer Body }
  ? Json<Body>
  : null;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true }).addSchema(REGISTRY_SCHEMAS);

function validatorOf(name: string): ValidateFunction {
  const validate = ajv.getSchema(`${REGISTRY_SCHEMAS.$id}#/$defs/${name}`);
  if (validate === undefined) throw new Error(`docs/registry-api.yaml has no schema ${name}`);
  return validate;
}

/** Each schema is compiled once, when the program starts: a registry's first answer costs nothing more. */
const validators = new Map(Object.keys(REGISTRY_SCHEMAS.$defs).map((name) => [name, validatorOf(name)]));

/** null: it fits. Else where and what was expected, in words of the document; never a value of the answer. */
function misfit(schema: string | undefined, json: unknown): string | null {
  const validate = schema === undefined ? undefined : validators.get(schema);
  if (validate === undefined) return 'the document has no such answer';
  if (validate(json)) return null;
  return validate.errors?.map(inWords).slice(0, 3).join('; ') ?? 'not as the document says';
}

function inWords({ instancePath, message = 'is wrong' }: ErrorObject): string {
  return `${instancePath === '' ? 'the whole' : instancePath} ${message}`;
}

type Said = { readonly status: number; readonly body: unknown };

export function answerMisfit(id: OperationId, said: Said): string | null {
  const answers: Readonly<Record<string, string>> = OPERATIONS[id].answers;
  return misfit(Object.hasOwn(answers, said.status) ? answers[said.status] : undefined, said.body);
}

export function isAnswer<Id extends OperationId>(id: Id, said: Said): said is AnswerOf<Id> & Said {
  return answerMisfit(id, said) === null;
}

/** null: what we would send fits. */
export function bodyMisfit(id: OperationId, body: unknown): string | null {
  const schema = OPERATIONS[id].body;
  return schema === null ? null : misfit(schema, body);
}
