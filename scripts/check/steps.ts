import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layerViolations } from './layers.ts';
import { runCommand } from '../run-command.ts';
import { wordViolations } from './words.ts';

export interface Report {
  readonly ok: boolean;
  /** What the tool said; shown only when the step fails. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  readonly run: (root: string) => Promise<Report>;
}

/** Fewer source files than this cannot be the whole product. */
const FILE_FLOOR = 60;

async function tool(root: string, script: string, args: readonly string[]): Promise<Report> {
  const { code, output } = await runCommand(process.execPath, [join('node_modules', script), ...args], {
    cwd: root,
  });
  return { ok: code === 0, output };
}

/** The folders named in the root tsconfig, each with the libraries of the place where its code runs. */
function compiledFolders(root: string): string[] {
  const text = readFileSync(join(root, 'tsconfig.json'), 'utf8');
  return [...text.matchAll(/"path": "\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
}

async function types(root: string): Promise<Report> {
  const folders = compiledFolders(root);
  const output: string[] = folders.length === 0 ? ['tsconfig.json names no folder'] : [];
  for (const folder of folders) {
    const report = await tool(root, 'typescript/bin/tsc', ['-p', folder, '--pretty', 'false']);
    if (!report.ok) output.push(`in ${folder}:`, report.output);
  }
  return { ok: output.length === 0, output: output.join('\n') };
}

function lines(violations: readonly string[]): Report {
  return { ok: violations.length === 0, output: violations.join('\n') };
}

export function checkSteps(): readonly Step[] {
  return [
    { name: 'types', run: types },
    { name: 'lint', run: (root) => tool(root, 'oxlint/bin/oxlint', ['--format', 'unix']) },
    { name: 'layers', run: async (root) => lines(await layerViolations(root, FILE_FLOOR)) },
    {
      name: 'dead code',
      run: (root) => tool(root, 'knip/bin/knip.js', ['--reporter', 'symbols', '--no-progress']),
    },
    { name: 'format', run: (root) => tool(root, 'prettier/bin/prettier.cjs', ['--check', '.']) },
    { name: 'words', run: (root) => Promise.resolve(lines(wordViolations(root))) },
  ];
}
