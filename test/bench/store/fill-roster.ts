import type { Vault } from '../../../src/main/store/keys/vault';
import type { RosterStage } from '../../../src/main/store/types';
import { rosterLine } from './bench-roster';
import { fillInChunks } from './fill-in-chunks';

/** `count` people with one registration and one fee each, imported as the product imports them. */
export function fillRoster(dir: string, vault: Vault, count: number): void {
  const now = Date.now();
  let stage: RosterStage | null = null;
  fillInChunks(dir, vault, count, (store, from, to) => {
    stage ??= store.roster.stage();
    stage.add(Array.from({ length: to - from }, (_, at) => rosterLine(from + at, now)));
    if (to === count) stage.switchIn();
  });
}
