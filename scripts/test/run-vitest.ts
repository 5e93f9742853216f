import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runChild } from '../start/run-child.ts';
import { oneFailure, sum, type Tally } from './tally.ts';

const PROJECTS = ['unit', 'app', 'gateways', 'office-contract'];
const REPORT = 'test-results/vitest.json';

const report = z.object({
  testResults: z.array(
    z.object({ name: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** Counts per project; a project that ran nothing is a failure of its own. */
function count(results: z.infer<typeof report>['testResults'], project: string): Tally {
  const ofProject = results.filter(({ name }) => name.replaceAll('\\', '/').includes(`/test/${project}/`));
  const statuses = ofProject.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  if (passed + failed === 0) return oneFailure(`${project}: no test ran`);
  return { passed, failed, skipped: statuses.length - passed - failed };
}

/** The sum of vitest's JSON report. */
export function vitestTally(text: string): Tally {
  const { testResults } = report.parse(JSON.parse(text));
  return sum(PROJECTS.map((project) => count(testResults, project)));
}

/** Unit tests, stories, and what is tested over real connections: gateways and exam office. */
export async function runVitest(root: string): Promise<Tally> {
  rmSync(join(root, REPORT), { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const { code } = await runChild(process.execPath, [vitest, 'run', ...reporters], {
    stdio: 'inherit',
    cwd: root,
  });
  let tally: Tally;
  try {
    tally = vitestTally(readFileSync(join(root, REPORT), 'utf8'));
  } catch (error) {
    return oneFailure(`vitest left no report: ${String(error)}`);
  }
  return code !== 0 && tally.failed === 0 ? sum([tally, oneFailure('vitest: see above')]) : tally;
}
