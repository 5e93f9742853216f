import { join } from 'node:path';
import type { Effort } from '../options';
import { atMost, inMs, type Figure } from '../report';
import { median, ratioOf } from '../samples';
import { paintedAt } from './in-page';
import type { Shell, Started } from './shell';

const GOAL = 1.5;

/** ms from the start of the first process until the page stands there. */
async function startTime(starting: Promise<Started>, title: string): Promise<number> {
  const { page, begunAt, stop } = await starting;
  await page.locator(title).first().waitFor();
  const time = (await paintedAt(page)) - begunAt;
  await stop();
  return time;
}

/** Cold starts in turns: the application on a data folder that it knows, and the same shell with an empty page. */
export async function measureStart(shell: Shell, dir: string, { screens }: Effort): Promise<Figure> {
  const dataDir = join(dir, 'start', 'data');
  const ours = () =>
    startTime(shell.start({ dataDir, window: 'kiosk', config: {} }), 'html[data-window="kiosk"] h1');
  const empty = () => startTime(shell.startEmpty(join(dir, 'empty')), 'h1');
  // The first start makes the data folder, and files are read from the disk.
  await ours();
  await empty();
  const times = { ours: new Array<number>(), empty: new Array<number>() };
  for (let at = 0; at < screens.starts; at += 1) {
    times.ours.push(await ours());
    times.empty.push(await empty());
  }
  const ratio = ratioOf(times, 'ours', 'empty');
  return {
    what: `${shell.name}: start → home screen painted, against an empty page`,
    ours: inMs(median(times.ours)),
    against: inMs(median(times.empty)),
    ratio: `${ratio.toFixed(2)}×`,
    goal: atMost(ratio, GOAL, '×'),
  };
}
