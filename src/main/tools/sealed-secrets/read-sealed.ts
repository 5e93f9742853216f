import { storeOf } from '../../compose/store-of';
import type { Config } from '../../config';
import type { Log } from '../../ports';
import { makeRealTimers, realClock } from '../../real-ports';
import { openStore } from '../../store/open-store';
import { storeFailureWords } from '../../store/store-failure-words';

/** Secrets that are in no file; the application must not be running then. `holder`: null where all are in files. */
export async function readSealed(config: Config, log: Log, holder: string | null) {
  if (holder === null) return { secrets: { read: () => null }, close: async () => undefined };
  const timers = makeRealTimers(log);
  const opening = await openStore(storeOf({ config, clock: realClock, timers, log, keyWrap: null, holder }));
  if (!opening.ok) return { line: storeFailureWords(opening.error).en };
  return { secrets: opening.value.secrets, close: () => opening.value.close() };
}
