import { shanghaiDate, shanghaiDayRange } from '../../src/shared/time-zone';
import type { StatementDay } from '../../src/shared/statement';
import type { World } from './world';
import { must } from './story-steps';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** After both gateways' statements can be there, with time to fetch and match them. */
const MORNING = 10 * HOUR + 60_000;

/** The machine is switched off, and on again in the morning of the day `days` later. */
export async function offUntilMorning(world: World, days = 1): Promise<void> {
  await world.powerCut();
  const { fromMs } = shanghaiDayRange(shanghaiDate(world.time.now() + days * DAY));
  await world.time.advance(fromMs + MORNING - world.time.now());
  await world.start();
  await fetched(world);
}

/** Long enough for a round of fetching and matching a few days. */
export function fetched(world: World): Promise<void> {
  return world.time.advance(60_000);
}

export async function statementDays(world: World): Promise<readonly StatementDay[]> {
  return must(await world.openWindow('counter').api.statementFindings({})).days;
}

/** One line per finding: what a person would read. */
export async function findingLines(world: World): Promise<readonly string[]> {
  const days = await statementDays(world);
  return days.flatMap(({ findings }) =>
    findings.map(({ kind, day, ours, theirs }) => `${day} ${kind} ${String(ours)}/${String(theirs)}`),
  );
}
