import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, tempFolder } from './support/open-for-test';

test('a new folder opens, is private, and opens again with what was stored', async () => {
  const dir = join(tempFolder(), 'a', 'b');
  const first = await open({ dir });
  first.store.facts.set('device', 'D01');
  await first.close();
  const again = await open({ dir });
  expect(again.store.facts.get('device')).toBe('D01');
  expect(statSync(join(dir, 'kiosk.db')).mode & 0o077).toBe(0);
});
