import { filledAsChild } from './fill-child';
import { measureImport } from './import/measure-import';
import { measureIntake } from './intake/measure-intake';
import { measureLookup } from './lookup/measure-lookup';
import { machineFacts } from './machine';
import { measureMemory } from './memory/measure-memory';
import { readOptions, type Effort, type Part } from './options';
import { sectionText, verdict, type Section } from './report';
import { measureScheduler } from './scheduler/measure-scheduler';
import { measureScreens } from './screens/measure-screens';

const MEASURES: Readonly<Record<Part, (effort: Effort) => Promise<Section>>> = {
  intake: measureIntake,
  lookup: measureLookup,
  import: measureImport,
  scheduler: measureScheduler,
  memory: measureMemory,
  screens: measureScreens,
};

/** Prints every figure beside its goal. A goal that is missed is said, and is no failure of the run. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if ('line' in options) {
    console.error(`bench: ${options.line}`);
    return 2;
  }
  const began = performance.now();
  for (const fact of await machineFacts()) console.log(`- ${fact}`);
  const sections: Section[] = [];
  for (const part of options.parts) {
    console.error(`\nmeasuring: ${part} …`);
    const section = await MEASURES[part](options.effort);
    sections.push(section);
    console.log(`\n${sectionText(section)}`);
  }
  const figures = sections.flatMap((section) => section.figures);
  const judged = figures.map(verdict).filter((each) => each !== '—');
  const met = judged.filter((each) => each === 'met').length;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\n${met} of ${judged.length} goals met; ${seconds} s.`);
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
const args = process.argv.slice(2);
if (!(await filledAsChild(args))) process.exitCode = await main(args);
