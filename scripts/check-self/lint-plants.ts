import type { Plant } from './plant.ts';

function lint(rule: string, file: string, text: string): Plant {
  return { step: 'lint', file, text, reported: [`${file}:`, `${rule})]`] };
}

function clock(name: string, text: string, folder = 'src/shared'): Plant {
  return lint('kiosk(no-clock-or-chance', `${folder}/planted-${name}.ts`, text);
}

function body(lines: number): string {
  return '  console.log(1);\n'.repeat(lines);
}

const PROMISE = 'async function later(): Promise<void> {}\nlater();\n';

export const LINT_PLANTS: readonly Plant[] = [
  // Type information, in every folder that is compiled by itself.
  ...[
    'src/shared',
    'src/main',
    'src/main/shell',
    'src/main/services',
    'src/preload',
    'test/unit',
    'scripts',
  ].map((folder) => lint('typescript(no-floating-promises', `${folder}/planted-floating.ts`, PROMISE)),
  lint('typescript(no-floating-promises', 'src/renderer/app/planted-floating.tsx', PROMISE),
  lint('typescript(no-floating-promises', 'src/main/index.ts', PROMISE),
  // The one way to import that the import table does not see.
  lint(
    'typescript(consistent-type-imports',
    'src/main/services/planted-inline-type.ts',
    "export type Planted = import('electron').App;\n",
  ),
  lint(
    'typescript(no-misused-promises',
    'src/main/services/planted-misused.ts',
    'export function planted(later: () => Promise<boolean>): number {\n  return later() ? 1 : 2;\n}\n',
  ),
  lint(
    'typescript(switch-exhaustiveness-check',
    'src/shared/planted-switch.ts',
    "export function planted(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n  }\n}\n",
  ),
  lint(
    'typescript(no-unsafe-assignment',
    'src/main/store/planted-unsafe.ts',
    "export const planted: string = JSON.parse('1');\n",
  ),
  lint('typescript(no-explicit-any', 'src/shared/planted-any.ts', 'export type Planted = any;\n'),
  lint(
    'typescript(no-non-null-assertion',
    'src/shared/planted-bang.ts',
    'export const planted = (x: number | null): number => x!;\n',
  ),
  lint(
    'typescript(ban-ts-comment',
    'src/shared/planted-ignore.ts',
    '// @ts-ignore\nexport const planted: number = "";\n',
  ),
  lint(
    'kiosk(no-casts',
    'src/main/services/planted-cast.ts',
    'export const planted = (x: unknown) => x as number;\n',
  ),
  lint(
    'kiosk(no-casts',
    'test/unit/planted-cast.test.ts',
    'export const planted = (x: unknown) => <number>x;\n',
  ),
  lint('kiosk(no-enums', 'src/shared/planted-enum.ts', 'export enum Planted {\n  one,\n}\n'),
  lint('kiosk(no-barrels', 'src/shared/planted-barrel.ts', "export * from './planted-target';\n"),
  lint(
    'kiosk(no-barrels',
    'src/shared/planted-barrel-named.ts',
    "export { planted } from './planted-target';\n",
  ),
  lint(
    'kiosk(no-barrels',
    'src/shared/planted-barrel-passed.ts',
    "import { planted } from './planted-target';\nexport { planted };\n",
  ),
  lint('kiosk(no-vague-names', 'src/shared/planted-utils.ts', 'export const planted = 1;\n'),
  lint('kiosk(no-vague-names', 'src/renderer/common/planted.ts', 'export const planted = 1;\n'),
  lint('eslint(max-lines', 'src/shared/planted-long.ts', '// 1\n'.repeat(301)),
  lint(
    'kiosk(function-lines',
    'src/main/planted-function.ts',
    `export function planted(): void {\n${body(69)}}\n`,
  ),
  lint(
    'kiosk(function-lines',
    'src/renderer/ui/planted-component.tsx',
    `export const Planted = () => {\n${body(149)}};\n`,
  ),
  lint(
    'kiosk(function-lines',
    'test/unit/planted-long.test.ts',
    `import { it } from 'vitest';\nit('is long', () => {\n${body(69)}});\n`,
  ),
  clock('now', 'export const planted = Date.now();\n'),
  clock('new-date', 'export const planted = new Date();\n', 'src/main/services'),
  clock('date-text', 'export const planted = Date();\n'),
  clock('random', 'export const planted = Math.random();\n', 'src/main/store'),
  clock('timeout', 'setTimeout(() => undefined, 1);\n', 'src/main/gateways'),
  clock('interval', 'globalThis.setInterval(() => undefined, 1);\n', 'src/main/ipc'),
  clock(
    'timers',
    "import { setTimeout } from 'node:timers/promises';\nvoid setTimeout(1);\n",
    'src/main/devices',
  ),
  clock(
    'uuid',
    "import { randomUUID } from 'node:crypto';\nexport const planted = randomUUID();\n",
    'src/main/office',
  ),
  clock('monotonic', 'export const planted = performance.now();\n', 'src/main/tools'),
  clock('deadline', 'export const planted = AbortSignal.timeout(1);\n', 'src/main'),
  lint(
    'kiosk(no-skipped-tests',
    'test/unit/planted-skip.test.ts',
    "import { it } from 'vitest';\nit.skip('waits', () => undefined);\n",
  ),
  lint(
    'kiosk(no-skipped-tests',
    'test/e2e/planted-only.spec.ts',
    "import { test } from '@playwright/test';\ntest.describe.only('alone', () => undefined);\n",
  ),
  lint(
    'kiosk(only-api-calls-main',
    'src/renderer/app/planted-api.ts',
    'export const planted: unknown = window.api;\n',
  ),
  lint(
    'kiosk(only-api-calls-main',
    'src/renderer/features/planted-one/planted-socket.ts',
    "export const planted = new WebSocket('ws://127.0.0.1');\n",
  ),
  lint(
    'react(no-danger',
    'src/renderer/ui/planted-danger.tsx',
    "export const Planted = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;\n",
  ),
  lint(
    'jsx-a11y(alt-text',
    'src/renderer/ui/planted-image.tsx',
    'export const Planted = () => <img src="a.png" />;\n',
  ),
];
