import { inFolder } from '../folder';
import type { Effort } from '../options';
import type { Figure, Section } from '../report';
import { findShells } from '../screens/find-shells';
import { measureMainMemory } from './measure-main-memory';
import { measurePageMemory } from './measure-page-memory';

/** What is held after many visits. Pages are measured in the first shell that is to be had; both run the same ones. */
export async function measureMemory(effort: Effort): Promise<Section> {
  const figures: Figure[] = [...(await measureMainMemory(effort))];
  const { shells, close } = await findShells();
  const [shell] = shells;
  if (shell !== undefined) figures.push(...(await inFolder((dir) => measurePageMemory(shell, dir, effort))));
  await close();
  return {
    title: 'Memory',
    figures,
    notes: [
      'Main: the browser host as it ships, pages that identify, confirm, order and leave through its socket; each visit on a new page.',
      `Pages: ${shell === undefined ? 'left out, there is no shell' : `in ${shell.name}, by touch and by keyboard`}. The kiosk page is made anew after every visit, the counter page never.`,
    ],
  };
}
