import type { OpenedStore } from '../../../src/main/store/open-store';
import { must } from '../../fakes/story-steps';
import { openStoryWindow } from '../../fakes/world/story-window';
import { openCore } from '../core/bench-core';
import { rosterLine } from '../store/bench-roster';
import { loudLog } from '../store/bench-store';
import { ORDERS_A_DAY, startOfDay } from '../store/fill-orders';
import type { Question } from './compare';

/** One row more than the counter shows tells that there are more (services/conduct-visit.ts). */
const ROWS = 21;
const HOUR_MS = 3_600_000;

export type Sized = { readonly opened: OpenedStore; readonly count: number };
export type Both = { readonly small: Sized; readonly large: Sized };

function anywhere(below: number): number {
  return Math.floor(Math.random() * below);
}

function found(rows: readonly unknown[]): void {
  if (rows.length === 0) throw new Error('the measurement looked for what is not there');
}

/** Each person that is looked for is there; a name is looked for by its first two characters. */
export function rosterQuestions({ small, large }: Both): readonly Question<void>[] {
  const now = Date.now();
  const person = (count: number) => rosterLine(anywhere(count), now);
  const asked = (what: string, ask: (sized: Sized) => void): Question<void> => ({
    what,
    small: () => ask(small),
    large: () => ask(large),
  });
  const search = ({ opened }: Sized, query: string) => found(opened.store.roster.search(query, ROWS));
  return [
    asked('a candidate by document', (sized) => search(sized, person(sized.count).candidate.documentNumber)),
    asked('candidates by name prefix', (sized) =>
      search(sized, person(sized.count).candidate.name.slice(0, 2)),
    ),
    asked('a candidate by registration number', (sized) =>
      search(sized, person(sized.count).feeItem.registrationNumber),
    ),
    asked('what a candidate owes (kiosk)', ({ opened, count }) =>
      found(opened.store.roster.feeItems(person(count).candidate.id)),
    ),
  ];
}

/** A page of any day, at any place in it, asked for through the contract as the counter does. */
export function orderQuestion({ small, large }: Both, dir: string): Question<Promise<void>> {
  function pages({ opened, count }: Sized): () => Promise<void> {
    let now = Date.now();
    const run = openCore(opened, dir, { now: () => now, monotonic: () => performance.now() });
    const counter = openStoryWindow(run, 'counter', 1, loudLog);
    return async () => {
      const start = startOfDay(anywhere(count / ORDERS_A_DAY));
      now = start + 86_399_999;
      const before = start + 9 * HOUR_MS + anywhere(11 * HOUR_MS);
      found(must(await counter.api.todaysOrders({ before })).rows);
    };
  }
  return {
    what: "a page of a day's orders (the counter's command)",
    small: pages(small),
    large: pages(large),
  };
}
