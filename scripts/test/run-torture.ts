import { runChild } from '../start/run-child.ts';
import { buildTorture } from '../torture/run-torture.ts';
import { tortureSelfTest } from '../torture/self-test.ts';
import { NOTHING, oneFailure, sum, type Tally } from './tally.ts';

/** Always the same decisions, so that a failure here is nobody's bad luck. */
const SHORT_RUN = ['--rounds', '32', '--batch-rounds', '16', '--seed', 'npm-test'];

/** A short torture, and the planted bugs that every torture must catch. */
export async function runShortTorture(root: string): Promise<Tally> {
  const program = await buildTorture(root);
  if (program === null) return oneFailure('torture: the build failed');
  const { code } = await runChild(process.execPath, [program, ...SHORT_RUN], { stdio: 'inherit', cwd: root });
  const run = code === 0 ? { ...NOTHING, passed: 1 } : oneFailure('torture: see above');
  return sum([run, { ...(await tortureSelfTest(root, program)), skipped: 0 }]);
}
