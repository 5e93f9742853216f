import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { condense } from '../../../scripts/registry-types/condense';
import type { components, paths } from '../../../src/main/office/registry/generated/registry-api';
import { OPERATIONS } from '../../../src/main/office/registry/generated/registry-document';
import { DOCUMENT_TEXT, DOCUMENTED, ROOT } from '../../registry/document';

const FOLDER = join(ROOT, 'src/main/office/registry/generated');
const generated = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** When one of these fails: npm run registry-types. */
describe('what is generated from docs/registry-api.yaml', () => {
  it.each(['registry-api.ts', 'registry-document.ts'])('%s was made from the document as it is', (name) => {
    const hash = createHash('sha256').update(DOCUMENT_TEXT.replaceAll('\r\n', '\n')).digest('hex');
    expect(generated(name)).toContain(`sha256 of the document: ${hash}`);
  });

  it('was not edited afterwards', async () => {
    const text = generated('registry-document.ts');
    const rules = (await resolveConfig(join(FOLDER, 'registry-document.ts'))) ?? {};
    const head = text.slice(0, text.indexOf('*/') + 3);
    expect(text).toBe(await format(head + condense(DOCUMENT_TEXT), { ...rules, parser: 'typescript' }));
  });

  it('knows every operation with method, path and answers', () => {
    expect(Object.keys(OPERATIONS)).toEqual(DOCUMENTED.map(({ operationId }) => operationId));
    expect(OPERATIONS.signIn).toMatchObject({
      method: 'post',
      path: '/sign-ins',
      body: 'SignInRequest',
      answers: { '200': 'SignInAnswer', '401': 'Problem', '429': 'Problem' },
    });
    expect(OPERATIONS.reserve.answers['409']).toBe('NotReservedProblem');
  });

  it('gives types that follow the document', () => {
    type SignIn = paths['/sign-ins']['post']['responses'][200]['content']['application/json'];
    expectTypeOf<SignIn['result']>().toEqualTypeOf<
      'signed-in' | 'must-change-password' | 'no-match' | 'locked'
    >();
    expectTypeOf<components['schemas']['FeeItem']['amount']>().toEqualTypeOf<number>();
  });

  it('refuses a document with a body that has no name', () => {
    const bad = DOCUMENT_TEXT.replace("schema: { $ref: '#/components/schemas/Status' }", 'schema: {}');
    expect(bad).not.toBe(DOCUMENT_TEXT);
    expect(() => condense(bad)).toThrow();
  });
});
