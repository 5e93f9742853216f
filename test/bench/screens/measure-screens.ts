import { join } from 'node:path';
import { inFolder } from '../folder';
import type { Effort } from '../options';
import type { Figure, Section } from '../report';
import { findShells } from './find-shells';
import { measureCode } from './measure-code';
import { measureStart } from './measure-start';

/** Both shells as people see them. */
export async function measureScreens(effort: Effort): Promise<Section> {
  const { shells, notes, close } = await findShells();
  const figures: Figure[] = [];
  try {
    for (const shell of shells) {
      await inFolder(async (dir) => {
        figures.push(await measureStart(shell, dir, effort));
        figures.push(...(await measureCode(shell, join(dir, 'code'), effort)));
      });
    }
  } finally {
    await close();
  }
  return {
    title: 'Screens',
    figures,
    notes: [
      ...notes,
      'A start is cold: every process is new, from the first of them to the largest paint; all handlers are there with it.',
      'An empty round trip asks the core for its health, changes a word on the page and waits until it is painted.',
    ],
  };
}
