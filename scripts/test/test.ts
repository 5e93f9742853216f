import { selfTest } from '../check-self/self-test.ts';
import { runSteps } from '../check/run-steps.ts';
import { checkSteps } from '../check/steps.ts';
import { runEndToEnd } from './end-to-end.ts';
import { runShortTorture } from './run-torture.ts';
import { runVitest } from './run-vitest.ts';
import { closingLine, sum, type Tally } from './tally.ts';

const PARTS = ['check', 'unit', 'torture', 'e2e'] as const;
const BAD_USAGE = 2;

type Part = (typeof PARTS)[number];

function isPart(word: string | undefined): word is Part {
  return PARTS.some((part) => part === word);
}

/** null when the arguments make no sense. */
function chosenParts(args: readonly string[]): readonly Part[] | null {
  const [flag, part, ...rest] = args;
  if (flag === undefined) return PARTS;
  return flag === '--only' && isPart(part) && rest.length === 0 ? [part] : null;
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}

async function runCheck(root: string): Promise<Tally> {
  heading('check');
  const steps = await runSteps(checkSteps(), root);
  heading('check, with planted violations');
  const planted = await selfTest(root);
  console.log(`${planted.passed} planted violations caught, ${planted.failed} missed`);
  return sum([
    { ...steps, skipped: 0 },
    { ...planted, skipped: 0 },
  ]);
}

/** `npm test`: runs every part, or the one of `--only`, and closes with the plain sum. */
export async function runTests(root: string, args: readonly string[]): Promise<number> {
  const parts = chosenParts(args);
  if (parts === null) {
    console.error(`${args.join(' ')}: expected nothing or --only ${PARTS.join('|')}`);
    return BAD_USAGE;
  }
  const tallies: Tally[] = [];
  let ranIn: string | null = null;
  if (parts.includes('check')) tallies.push(await runCheck(root));
  if (parts.includes('unit')) {
    heading('unit, story and gateway tests');
    tallies.push(await runVitest(root));
  }
  if (parts.includes('torture')) {
    heading('torture, and with planted bugs');
    tallies.push(await runShortTorture(root));
  }
  if (parts.includes('e2e')) {
    heading('end-to-end tests');
    const endToEnd = await runEndToEnd(root);
    tallies.push(endToEnd.tally);
    ranIn = endToEnd.ranIn;
  }
  const all = sum(tallies);
  console.log('');
  if (ranIn !== null) console.log(`End-to-end tests ran in ${ranIn}.`);
  console.log(closingLine(all));
  return all.failed > 0 || all.passed === 0 ? 1 : 0;
}
