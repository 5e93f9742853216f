import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blindSpots, layerViolations, sourceFiles } from '../check/layers.ts';
import type { Tally } from '../check/run-steps.ts';
import { checkSteps, type Report } from '../check/steps.ts';
import { CYCLE_BACK, LAYER_PLANTS, TARGETS } from './layer-plants.ts';
import { LINT_PLANTS } from './lint-plants.ts';
import { OTHER_PLANTS } from './other-plants.ts';
import type { Plant } from './plant.ts';

const NOT_COPIED = new Set(['node_modules', '.git', 'out', 'dist', 'test-results', 'package-lock.json']);
const UNUSED_DEPENDENCY = 'left-pad-unused';

/** The project as it stands, in a folder of its own where it may be spoiled. */
function copyOf(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'check-self-'));
  for (const name of readdirSync(root)) {
    if (!NOT_COPIED.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

function put(copy: string, file: string, text: string): void {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, text);
}

function plantUnusedDependency(copy: string): void {
  const manifest = join(copy, 'package.json');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(
    manifest,
    text.replace('"dependencies": {', `"dependencies": {\n    "${UNUSED_DEPENDENCY}": "1.0.0",`),
  );
}

function isReported(report: Report | undefined, words: readonly string[]): boolean {
  if (report === undefined || report.ok) return false;
  return report.output.split('\n').some((line) => words.every((word) => line.includes(word)));
}

/**
 * Puts the plants into a copy and runs their steps there. The forbidden imports have a copy of their own, because a
 * file that imports Node brings Node's types to its whole folder and would hide what the compiler must report.
 */
async function plantAndRun(root: string, plants: readonly Plant[]): Promise<ReadonlyMap<string, Report>> {
  const copy = copyOf(root);
  try {
    for (const file of TARGETS) put(copy, `${file}.ts`, 'export const planted = 1;\n');
    for (const { file, text } of [...plants, CYCLE_BACK]) put(copy, file, text);
    plantUnusedDependency(copy);
    const names = new Set<string>(plants.map((plant) => plant.step));
    const reports = new Map<string, Report>();
    for (const step of checkSteps()) if (names.has(step.name)) reports.set(step.name, await step.run(copy));
    return reports;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** A parser that sees no module, or no import, must be found out; so must an empty tree. */
async function blindness(root: string): Promise<string[]> {
  const files = sourceFiles(root);
  const noFile = blindSpots(root, [], files);
  const noImport = blindSpots(
    root,
    files.map((source) => ({ source, dependencies: [] })),
    files,
  );
  const few = await layerViolations(root, files.length + 1);
  return [
    ...(noFile.length >= files.length ? [] : ['layers: a parser that sees no file goes unnoticed']),
    ...(noImport.length > 0 ? [] : ['layers: a parser that sees no import goes unnoticed']),
    ...(few.some((line) => line.startsWith('layers-floor: '))
      ? []
      : ['layers: an empty tree goes unnoticed']),
  ];
}

/** Plants one violation of each kind; each must be caught by the rule that is named for it. */
export async function selfTest(root: string): Promise<Tally> {
  const apart = [...LINT_PLANTS, ...OTHER_PLANTS];
  const reports = new Map([...(await plantAndRun(root, LAYER_PLANTS)), ...(await plantAndRun(root, apart))]);
  const plants = [...LAYER_PLANTS, ...apart];
  const missed = plants.filter(({ step, reported }) => !isReported(reports.get(step), reported));
  const misses = [
    ...missed.map(({ step, file, reported }) => `${step}: ${file}, expected ${reported.join(' … ')}`),
    ...(isReported(reports.get('dead code'), [UNUSED_DEPENDENCY])
      ? []
      : ['dead code: the unused dependency']),
    ...(await blindness(root)),
  ];
  for (const miss of misses) console.log(`MISSED  ${miss}`);
  return { passed: plants.length + 4 - misses.length, failed: misses.length };
}
