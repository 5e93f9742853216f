import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build/build.ts';
import { runCommand } from '../run-command.ts';
import { PLANTED_BUGS, type PlantedBug } from './plants.ts';

const NOT_COPIED = new Set(['node_modules', '.git', 'out', 'dist', 'test-results']);
/** A bug that has not shown after so many lives is missed. */
const MOST_ROUNDS = 80;

function plant(copy: string, { name, file, edits }: PlantedBug): void {
  const path = join(copy, file);
  for (const { right, wrong } of edits) {
    const text = readFileSync(path, 'utf8');
    if (text.split(right).length !== 2) {
      throw new Error(`"${name}" cannot be planted: ${file} does not have exactly one: ${right}`);
    }
    writeFileSync(
      path,
      text.replace(right, () => wrong),
    );
  }
}

/** Builds a copy with the bug in it; the copy's folder. */
async function buildPlanted(root: string, bug: PlantedBug): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'torture-self-'));
  for (const name of readdirSync(root)) {
    if (!NOT_COPIED.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  plant(copy, bug);
  if (!(await ensureBuilt(copy))) throw new Error(`the copy with "${bug.name}" does not build`);
  return copy;
}

/** The words of the finding that caught it; null: it went unnoticed. */
async function catchBug(root: string, program: string, bug: PlantedBug): Promise<string | null> {
  const copy = await buildPlanted(root, bug);
  try {
    const host = join(copy, 'out/main/browser-host.js');
    const more = [
      '--seed',
      'planted',
      '--points',
      bug.points,
      '--batch-rounds',
      '10',
      '--until-found',
      'yes',
    ];
    const args = [program, '--host', host, '--rounds', String(MOST_ROUNDS), ...more];
    const { code, output } = await runCommand(process.execPath, args, { cwd: root });
    const found = output.split('\n').filter((line) => line.startsWith('FOUND'));
    return code === 1 ? (found.find((line) => bug.caughtBy.test(line)) ?? null) : null;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Every planted bug must be caught by what it breaks. */
export async function tortureSelfTest(
  root: string,
  program: string,
): Promise<{ readonly passed: number; readonly failed: number }> {
  let passed = 0;
  for (const bug of PLANTED_BUGS) {
    const words = await catchBug(root, program, bug);
    console.log(words === null ? `MISSED  ${bug.name}` : `caught  ${bug.name}\n        ${words}`);
    if (words !== null) passed += 1;
  }
  const failed = PLANTED_BUGS.length - passed;
  console.log(`${passed} planted bugs caught, ${failed} missed`);
  return { passed, failed };
}
