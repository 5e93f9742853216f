import type { Effort } from '../options';
import type { Section } from '../report';
import { measureMainMemory } from './measure-main-memory';

export async function measureMemory(effort: Effort): Promise<Section> {
  return {
    title: 'Memory',
    figures: [...(await measureMainMemory(effort))],
    notes: [
      'Main: the browser host as it ships, pages that identify, confirm, order and leave through its socket; each visit on a new page.',
    ],
  };
}
