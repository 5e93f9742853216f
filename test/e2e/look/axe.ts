import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** No violation of WCAG 2.2 AA that a machine can find. `name` of the screen is for the report. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // The other mode opens a second page in the same window, which Electron has no place for.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 200)}`),
  );
  expect.soft(found, `axe on ${name}`).toEqual([]);
  expect.soft(passes.length, `axe looked at ${name}`).toBeGreaterThan(5);
}
