import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REGISTRY_SCHEMAS } from '../../../src/main/office/registry/generated/registry-document';
import openApi from './openapi-3.1.schema.json';
import { answersOf, DOCUMENT_TEXT, DOCUMENTED, REGISTRY_DOCUMENT, type Media } from '../../registry/document';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addSchema(REGISTRY_SCHEMAS);

function faultsIn(name: string, value: unknown): unknown {
  const check = ajv.getSchema(`registry-api#/$defs/${name}`);
  if (check === undefined) return `no schema ${name}`;
  return check(value) === true ? null : check.errors;
}

function examplesOf(content: Record<string, Media>) {
  return Object.values(content).flatMap(({ schema, example, examples }) => {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const several = Object.values(examples ?? {}).map(({ value }) => ({ name, value }));
    return example === undefined ? several : [...several, { name, value: example }];
  });
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every part of the schemas that can grow, with its place. */
function unbounded(value: unknown, place: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => unbounded(one, `${place}/${at}`));
  if (!isNode(value)) return [];
  const types = [value['type']].flat();
  const isText = types.includes('string') && !('enum' in value) && !('const' in value);
  const endless = typeof value['pattern'] !== 'string' || /[+*]\$?$/.test(value['pattern']);
  const open =
    (isText && !('maxLength' in value) && endless) ||
    (types.includes('array') && !('maxItems' in value)) ||
    (types.includes('integer') && !('maximum' in value) && !('const' in value));
  const inside = Object.entries(value).flatMap(([key, child]) => unbounded(child, `${place}/${key}`));
  return open ? [place, ...inside] : inside;
}

describe('docs/registry-api.yaml', () => {
  it('is OpenAPI 3.1 by the schema of the OpenAPI initiative', () => {
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(openApi);
    const whole: unknown = parse(DOCUMENT_TEXT);
    expect(check(whole), JSON.stringify(check.errors)).toBe(true);
    expect(check({ ...REGISTRY_DOCUMENT, openapi: '3.0.0' })).toBe(false);
  });

  it('has one name per operation and says what must hold', () => {
    const ids = DOCUMENTED.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(22);
    for (const { operationId, description } of DOCUMENTED)
      expect(description.length, operationId).toBeGreaterThan(40);
  });

  it.each(DOCUMENTED)('$operationId names its refusals, each with one error body', (operation) => {
    const answers = answersOf(operation);
    const wanted = operation.operationId === 'issueToken' ? ['429', '503'] : ['401', '403', '429', '503'];
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(wanted));
    if (operation.requestBody !== undefined && operation.operationId !== 'issueToken')
      expect(Object.keys(answers)).toContain('422');
    for (const status of ['429', '503']) expect(answers[status]?.headers).toHaveProperty('Retry-After');
    for (const [status, { content }] of Object.entries(answers)) {
      const isToken = operation.operationId === 'issueToken' && status.startsWith('40');
      const type = status < '400' || isToken ? 'application/json' : 'application/problem+json';
      expect(Object.keys(content), status).toEqual([type]);
    }
  });

  it.each(DOCUMENTED)('$operationId has examples that follow their schemas', (operation) => {
    const request = operation.requestBody === undefined ? {} : operation.requestBody.content;
    const contents = [request, ...Object.values(answersOf(operation)).map(({ content }) => content)];
    for (const content of contents) {
      const examples = examplesOf(content);
      expect(examples.length).toBeGreaterThanOrEqual(Object.keys(content).length);
      for (const { name, value } of examples) expect(faultsIn(name, value), JSON.stringify(value)).toBeNull();
    }
  });

  it('says in each problem the status it comes with', () => {
    for (const operation of DOCUMENTED)
      for (const [status, { content }] of Object.entries(answersOf(operation)))
        for (const { value } of examplesOf('application/problem+json' in content ? content : {}))
          expect(value, operation.operationId).toMatchObject({ status: Number(status) });
  });

  it('bounds every text, list and number', () => {
    expect(unbounded(REGISTRY_DOCUMENT.components.schemas, '')).toEqual([]);
    expect(unbounded({ a: { type: 'string' }, b: { type: 'array' } }, '')).toEqual(['/a', '/b']);
  });

  it('lets answers grow: no schema forbids members it does not know', () => {
    expect(JSON.stringify(REGISTRY_SCHEMAS)).not.toMatch(/additionalProperties|unevaluatedProperties/);
    expect(faultsIn('NoMatch', { result: 'no-match', hint: 1 })).toBeNull();
  });

  it('puts no personal data into paths or queries', () => {
    const inPaths = DOCUMENTED.flatMap(({ path }) => path.match(/\{\w+\}/g) ?? []);
    const named = ['candidateId', 'orderNumber', 'lineNumber', 'refundNumber', 'requestId', 'outTradeNo'];
    expect([...new Set(inPaths)].toSorted()).toEqual(named.map((name) => `{${name}}`).toSorted());
    expect(DOCUMENT_TEXT).not.toContain('in: query');
  });
});
