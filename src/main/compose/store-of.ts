import type { Config } from '../config';
import type { OpenOptions } from '../store/open-store';

export type StoreParts = Pick<OpenOptions, 'clock' | 'timers' | 'log' | 'keyWrap' | 'holder'> & {
  readonly config: Config;
};

/** Training and real data never share a database. */
export function storeOf({ config, clock, timers, log, keyWrap, holder }: StoreParts): OpenOptions {
  const fileName = config.mode === 'training' ? 'training.db' : 'kiosk.db';
  return { dir: config.dataDir, fileName, clock, timers, log, keyWrap, holder };
}
