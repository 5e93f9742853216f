import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runCommand } from '../run-command.ts';
import { runChild } from '../start/run-child.ts';
import { NOTHING, oneFailure, sum, type Tally } from './tally.ts';

const REPORT = 'test-results/e2e.json';
const CLI = 'node_modules/@playwright/test/cli.js';

const outcome = z.object({ projectName: z.string(), status: z.string() });
const spec = z.object({ tests: z.array(outcome) });
const suite = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});
const report = z.object({ suites: z.array(suite) });

function outcomes(suites: readonly z.infer<typeof suite>[]): z.infer<typeof outcome>[] {
  return suites.flatMap(({ specs, suites: inner }) => [
    ...specs.flatMap(({ tests }) => tests),
    ...outcomes(inner ?? []),
  ]);
}

/** A test that passes only at a second try has failed. */
function count(all: readonly z.infer<typeof outcome>[], project: string): Tally {
  const statuses = all.filter(({ projectName }) => projectName === project).map(({ status }) => status);
  const passed = statuses.filter((status) => status === 'expected').length;
  const skipped = statuses.filter((status) => status === 'skipped').length;
  if (statuses.length === skipped) return oneFailure(`end-to-end in ${project}: no test ran`);
  return { passed, failed: statuses.length - passed - skipped, skipped };
}

/** The sum of Playwright's JSON report over the projects that were asked for. */
export function playwrightTally(text: string, projects: readonly string[]): Tally {
  const all = outcomes(report.parse(JSON.parse(text)).suites);
  return sum(projects.map((project) => count(all, project)));
}

/** Runs the end-to-end tests of the named projects; `prefix` puts a virtual screen in front where it is needed. */
export async function runPlaywright(
  root: string,
  projects: readonly string[],
  prefix: readonly string[],
): Promise<Tally> {
  rmSync(join(root, REPORT), { force: true });
  const named = projects.flatMap((project) => ['--project', project]);
  const [program = process.execPath, ...args] = [
    ...prefix,
    process.execPath,
    join(root, CLI),
    'test',
    ...named,
  ];
  const { code } = await runChild(program, args, { stdio: 'inherit', cwd: root });
  let tally: Tally;
  try {
    tally = playwrightTally(readFileSync(join(root, REPORT), 'utf8'), projects);
  } catch (error) {
    return oneFailure(`Playwright left no report: ${String(error)}`);
  }
  return code !== 0 && tally.failed === 0 ? sum([tally, oneFailure('Playwright: see above')]) : tally;
}

/** How many tests a project has that cannot be run here. */
export async function countSkipped(root: string, project: string): Promise<Tally> {
  const args = [CLI, 'test', '--project', project, '--list', '--reporter', 'json'];
  const { output } = await runCommand(process.execPath, args, { cwd: root });
  try {
    const { suites } = report.parse(
      JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)),
    );
    return { ...NOTHING, skipped: outcomes(suites).length };
  } catch (error) {
    return oneFailure(`the tests of ${project} could not be listed: ${String(error)}`);
  }
}
