import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { inspect } from '../../e2e/shell/press';
import { personNamed, sampleOf } from '../../e2e/shell/people';
import { kioskWalk } from '../../e2e/walk/kiosk-walk';
import type { Effort } from '../options';
import type { Figure } from '../report';
import type { Shell } from '../screens/shell';
import { growthFigure } from './growth';
import { compiledCode } from './heap-snapshot';

const heapSchema = z.object({ usedSize: z.number() });
const processesSchema = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number() })) });

type PageMemory = { readonly heap: number; readonly data: number; readonly process: number | null };
type Visits = (page: Page, count: number) => Promise<void>;

/** Resident bytes of the renderer processes; null where the system does not say. */
function resident(pids: readonly number[]): number | null {
  try {
    return pids.reduce((sum, pid) => {
      const [, kib = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return sum + Number(kib) * 1024;
    }, 0);
  } catch {
    return null;
  }
}

async function renderers(page: Page): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (browser === null) return [];
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = processesSchema.parse(await session.send('SystemInfo.getProcessInfo'));
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

async function memoryOf(page: Page): Promise<PageMemory> {
  const session = await inspect(page);
  await session.send('HeapProfiler.enable');
  // Twice: what the first pass lets go of is collected by the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = heapSchema.parse(await session.send('Runtime.getHeapUsage'));
  const data = usedSize - (await compiledCode(session));
  await session.send('HeapProfiler.disable');
  return { heap: usedSize, data, process: resident(await renderers(page)) };
}

/** Home → person → fees → leave; the page is made anew after each. */
const kioskVisits: Visits = async (page, count) => {
  const press = (target: ReturnType<Page['getByRole']>) => target.click();
  const kiosk = kioskWalk(page, press);
  for (let at = 0; at < count; at += 1) {
    await kiosk.home();
    await kiosk.chooseSample(sampleOf('one-fee'));
    await kiosk.confirm();
    await kiosk.atFees();
    await press(kiosk.button(kiosk.words.nav.end));
    await kiosk.home();
  }
};

/** Found by name, opened, fees shown, next person; one page all day. */
const counterVisits: Visits = async (page, count) => {
  const { name } = personNamed('徐丽');
  for (let at = 0; at < count; at += 1) {
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox').first()).toBeFocused();
    await page.keyboard.press('F2');
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  }
};

type PageKind = {
  readonly window: 'kiosk' | 'counter';
  readonly visits: Visits;
  readonly counts: Effort['memory']['kiosk'];
};

async function measurePage(
  shell: Shell,
  dir: string,
  { window, visits, counts }: PageKind,
): Promise<readonly Figure[]> {
  const { page, stop } = await shell.start({ dataDir: join(dir, window, 'data'), window, config: {} });
  try {
    await page.locator('html[data-window] h1').first().waitFor();
    await visits(page, counts.first);
    const early = await memoryOf(page);
    await visits(page, counts.visits - counts.first);
    const late = await memoryOf(page);
    const what = `${window} page, after ${counts.visits} visits against after ${counts.first}`;
    return [
      growthFigure(`${what}: JavaScript heap without compiled code`, early.data, late.data, true),
      growthFigure(`${what}: JavaScript heap`, early.heap, late.heap, false),
      ...(early.process === null || late.process === null
        ? []
        : [growthFigure(`${what}: its processes`, early.process, late.process, false)]),
    ];
  } finally {
    await stop();
  }
}

/** The pages after visits as people make them, the garbage gone. */
export async function measurePageMemory(
  shell: Shell,
  dir: string,
  { memory }: Effort,
): Promise<readonly Figure[]> {
  return [
    ...(await measurePage(shell, dir, { window: 'kiosk', visits: kioskVisits, counts: memory.kiosk })),
    ...(await measurePage(shell, dir, { window: 'counter', visits: counterVisits, counts: memory.counter })),
  ];
}
