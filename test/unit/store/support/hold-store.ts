import { openStore } from '../../../../src/main/store/open-store';

/*
 * A process that opens a store and does as it is told: `hold` keeps it open, `write` commits facts one after the other
 * and says each number once it is committed, `fill` writes until the disk refuses.
 */
const [, , task = '', dir = '', holder = 'a second process'] = process.argv;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const opening = await openStore({
  dir,
  fileName: 'kiosk.db',
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  timers: {
    after: (_ms, work) => {
      const turn = setImmediate(work);
      return () => clearImmediate(turn);
    },
  },
  log: silent,
  keyWrap: null,
  holder,
});

if (!opening.ok) {
  console.log(JSON.stringify(opening.error));
  process.exit(0);
}
const { store, intentLog, backup, findings } = opening.value;

function write(number: number): void {
  store.transaction(() => {
    store.facts.set('last', String(number));
    store.facts.set(`number-${number}`, 'x'.repeat(number % 500));
    store.journal.append({ at: number, what: 'test', subject: 'writer', facts: { number } });
  });
  if (number % 5 === 0) {
    const { sequence, hash } = store.journal.head();
    intentLog.append({ kind: 'anchor', at: number, sequence, hash });
  }
  console.log(String(number));
}

console.log('open');
if (task === 'hold') setInterval(() => undefined, 1000);
if (task === 'write') for (let number = 1; ; number += 1) write(number);
if (task === 'backup') {
  await backup();
  console.log(JSON.stringify(findings()));
  process.exit(0);
}
