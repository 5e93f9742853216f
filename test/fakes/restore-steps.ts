import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world';
import { StoreRefused } from './world/story-run';

/** The disk eats the database while the machine is off; the intent log and the backups are left. */
export function spoilStore(world: World): void {
  writeFileSync(join(world.dir, 'training.db'), 'not a database any more');
}

/** The application does not start on it, and offers this backup. */
export async function offeredBackup(world: World): Promise<string> {
  const refused = await world.start().then(
    () => null,
    (thrown: unknown) => (thrown instanceof StoreRefused ? thrown.failure : null),
  );
  if (refused?.kind !== 'damaged' || refused.newestGoodBackup === null)
    throw new Error('expected a backup to be offered');
  return refused.newestGoodBackup;
}

/** The machine is off; it comes back with the newest backup. */
export async function restoreNewest(world: World): Promise<void> {
  spoilStore(world);
  await world.start({ restore: await offeredBackup(world) });
}
