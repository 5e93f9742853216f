import type { Plant } from './plant.ts';

function typeError(file: string, text: string, code: string): Plant {
  return { step: 'types', file, text, reported: [`${file}(`, code] };
}

function dead(file: string, text: string, ...reported: string[]): Plant {
  return { step: 'dead code', file, text, reported: [...reported, file] };
}

function word(rule: string, file: string, text: string): Plant {
  return { step: 'words', file, text, reported: [`${rule}: ${file}`] };
}

const WRONG = "export const planted: number = '';\n";

export const OTHER_PLANTS: readonly Plant[] = [
  ...['src/main', 'src/main/shell', 'src/preload', 'src/renderer', 'test', 'scripts'].map((folder) =>
    typeError(`${folder}/planted-wrong.ts`, WRONG, 'TS2322'),
  ),
  typeError('src/main/index.ts', "export const plantedWrong: number = '';\n", 'TS2322'),
  typeError('src/shared/planted-node.ts', 'export const planted = process.pid;\n', 'TS2591'),
  typeError('src/shared/planted-dom.ts', 'export const planted = document.title;\n', 'TS2584'),
  typeError('src/shared/planted-timer.ts', 'setTimeout(() => undefined, 1);\n', 'TS2304'),
  typeError('src/main/services/planted-dom.ts', 'export const planted = document.title;\n', 'TS2584'),
  typeError('src/renderer/planted-node.ts', 'export const planted = Buffer.from([]);\n', 'TS2591'),
  typeError(
    'src/shared/planted-index.ts',
    'export const planted = (x: string[]): string => x[0];\n',
    'TS2322',
  ),
  typeError(
    'src/shared/planted-optional.ts',
    'export const planted: { a?: number } = { a: undefined };\n',
    'TS2375',
  ),
  typeError(
    'src/shared/planted-newer.ts',
    'export const planted = new Set([1]).union(new Set([2]));\n',
    'TS2550',
  ),
  dead('src/main/flags.ts', 'export const plantedDeadExport = 1;\n', 'plantedDeadExport'),
  dead('src/main/flags.ts', 'export interface PlantedDeadType {\n  readonly a: 1;\n}\n', 'PlantedDeadType'),
  dead('src/shared/planted-unused-file.ts', 'export const planted = 1;\n'),
  dead('scripts/planted-import.mjs', "import 'left-pad';\n", 'left-pad'),
  {
    step: 'format',
    file: 'src/shared/planted-format.ts',
    text: 'export const planted = "a"\n',
    reported: ['src/shared/planted-format.ts'],
  },
  { step: 'format', file: 'docs/planted.md', text: '*  a\n', reported: ['docs/planted.md'] },
  word('no-suppressions', 'src/shared/planted-suppression.ts', '// oxlint-disable-next-line\n'),
  word('no-suppressions', 'test/unit/planted-suppression.ts', '/* eslint-disable */\n'),
  word('no-todo', 'src/main/planted-todo.ts', '// TODO: later\n'),
  word('colours-in-tokens-only', 'src/renderer/ui/planted.css', 'p {\n  color: #fff;\n}\n'),
  word('colours-in-tokens-only', 'src/renderer/ui/planted-colour.tsx', "export const planted = '#a1b2c3';\n"),
  word(
    'no-gradients',
    'src/renderer/ui/planted-gradient.css',
    'p {\n  background: linear-gradient(red, blue);\n}\n',
  ),
  word('no-emoji', 'src/renderer/i18n/planted-emoji.ts', "export const planted = '\u{1F389}';\n"),
  word('stylesheet-lines', 'src/renderer/ui/planted-long.css', '\n'.repeat(301)),
];
