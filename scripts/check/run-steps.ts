import type { Report, Step } from './steps.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const AT_ONCE = 2;

async function runOne(step: Step, root: string): Promise<Report> {
  const begun = performance.now();
  let report: Report;
  try {
    report = await step.run(root);
  } catch (error) {
    report = { ok: false, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${report.ok ? 'pass' : 'FAIL'}  ${step.name}  (${seconds} s)`);
  if (!report.ok) console.log(report.output.trimEnd());
  return report;
}

/** Runs the steps, two at a time; one line each, and the whole output of those that fail. */
export async function runSteps(steps: readonly Step[], root: string): Promise<Tally> {
  const waiting = [...steps];
  const reports: Report[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      reports.push(await runOne(step, root));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const passed = reports.filter((report) => report.ok).length;
  return { passed, failed: reports.length - passed };
}
