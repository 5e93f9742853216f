import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fillInChild, type FillKind } from '../fill-child';
import { inFolder } from '../folder';
import type { Effort } from '../options';
import { atMost, inMs, type Figure, type Section } from '../report';
import { median, ratioOf } from '../samples';
import { openReal } from '../store/bench-store';
import { growth } from './compare';
import { orderQuestion, rosterQuestions, type Both } from './questions';

type Folders = { readonly small: string; readonly large: string };

async function filled(dir: string, kind: FillKind, { small, large }: Effort['lookup']): Promise<Folders> {
  const folders = { small: join(dir, `${kind}-small`), large: join(dir, `${kind}-large`) };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  await fillInChild(kind, folders.small, small);
  await fillInChild(kind, folders.large, large);
  // The first start after filling writes down where the journal stands; the ones that follow are as every day.
  for (const folder of Object.values(folders)) await (await openReal(folder)).close();
  return folders;
}

async function openTime(folder: string): Promise<number> {
  const from = performance.now();
  const opened = await openReal(folder);
  const time = performance.now() - from;
  await opened.close();
  return time;
}

async function opening(what: string, folders: Folders, opens: number): Promise<Figure> {
  const blocks = { small: new Array<number>(), large: new Array<number>() };
  for (let at = 0; at < opens; at += 1) {
    blocks.small.push(await openTime(folders.small));
    blocks.large.push(await openTime(folders.large));
  }
  const ratio = ratioOf(blocks, 'large', 'small');
  return {
    what,
    ours: inMs(median(blocks.large)),
    against: inMs(median(blocks.small)),
    ratio: `${ratio.toFixed(2)}×`,
    goal: atMost(ratio, 2, '×'),
  };
}

async function withBoth<T>(
  { small, large }: Folders,
  effort: Effort['lookup'],
  work: (both: Both) => Promise<T>,
): Promise<T> {
  const opened = { small: await openReal(small), large: await openReal(large) };
  try {
    return await work({
      small: { opened: opened.small, count: effort.small },
      large: { opened: opened.large, count: effort.large },
    });
  } finally {
    await opened.small.close();
    await opened.large.close();
  }
}

/** The same questions to a small and a large installation. */
export function measureLookup({ lookup }: Effort): Promise<Section> {
  const [small, large] = [lookup.small, lookup.large].map((count) => count.toLocaleString('en'));
  return inFolder(async (dir) => {
    const [roster, orders] = await Promise.all([
      filled(dir, 'roster', lookup),
      filled(dir, 'orders', lookup),
    ]);
    const found = await withBoth(roster, lookup, async (both) => {
      const figures: Figure[] = [];
      for (const question of rosterQuestions(both)) figures.push(await growth(question, lookup));
      return figures;
    });
    const listed = await withBoth(orders, lookup, (both) => growth(orderQuestion(both, dir), lookup));
    return {
      title: `Looking up: ${large} registrations or orders (ours) against ${small}`,
      figures: [
        ...found,
        listed,
        await opening('opening the store, registrations', roster, lookup.opens),
        await opening('opening the store, orders', orders, lookup.opens),
      ],
      notes: [
        'Every look-up is for another person or day, so that the large database is met outside the page cache.',
        `A day has 400 orders on both sides; a page is 50 of them with payments, refunds, receipts and slips.`,
      ],
    };
  });
}
