import { join } from 'node:path';
import { trainingRoster } from '../../../src/main/office/training-roster';
import { must } from '../../fakes/story-steps';
import { startHost } from '../hosts/browser-host';
import { openHostPage, redeem, type Session } from '../hosts/host-page';
import { inspectMemory, type MemoryUse } from '../hosts/inspector';
import { inFolder } from '../folder';
import type { Effort } from '../options';
import type { Figure } from '../report';
import { growthFigure } from './growth';

/** The backup and the full check of a start are over by then. */
const SETTLED_MS = 3_000;

type Person = { readonly documentNumber: string; readonly registrationNumber: string };

/** Everybody of the training roster who may pay something now. */
function payers(): readonly Person[] {
  const { lines } = trainingRoster(Date.now());
  const payable = lines.filter(
    ({ feeItem }) =>
      feeItem.officeState === 'unpaid' &&
      feeItem.review.status === 'approved' &&
      feeItem.opensAt <= Date.now() &&
      feeItem.closesAt > Date.now() + 3_600_000,
  );
  return payable.map(({ candidate: { documentNumber }, feeItem: { registrationNumber } }) => ({
    documentNumber,
    registrationNumber,
  }));
}

/** Identify → fees → order → leave, on a page of its own as after every visit. */
async function visit(session: Session, { documentNumber, registrationNumber }: Person): Promise<void> {
  const page = await openHostPage(session);
  const { api } = page;
  must(await api.hello({}));
  must(await api.signIn({ documentNumber, proof: { kind: 'second-factor', value: registrationNumber } }));
  const { items } = must(await api.confirmPerson({}));
  const feeItemIds = items.filter((item) => item.state === 'payable').map((item) => item.feeItemId);
  must(await api.placeOrder({ feeItemIds }));
  must(await api.endVisit({ because: 'cancelled' }));
  await page.close();
}

/** The host's own process, the garbage gone: after the first visits, and after all. */
export function measureMainMemory({
  memory: {
    main: { first, visits },
  },
}: Effort): Promise<readonly Figure[]> {
  return inFolder(async (dir) => {
    const host = await startHost(['--data', join(dir, 'data'), '--port', '0'], ['--inspect=127.0.0.1:0']);
    try {
      if (host.inspector === null) throw new Error('the host does not let itself be inspected');
      const memory = await inspectMemory(host.inspector);
      const session = await redeem(host.address('kiosk'));
      const people = payers();
      let early: MemoryUse | null = null;
      for (let at = 0; at < visits; at += 1) {
        const person = people[at % people.length];
        if (person === undefined) throw new Error('nobody of the training roster may pay');
        await visit(session, person);
        if (at + 1 !== first) continue;
        await new Promise((resolve) => {
          setTimeout(resolve, SETTLED_MS);
        });
        early = await memory.use();
      }
      const late = await memory.use();
      memory.close();
      if (early === null) throw new Error('there were too few visits');
      const count = visits.toLocaleString('en');
      const what = `main, after ${count} visits against after ${first}`;
      return [
        growthFigure(
          `${what}: heap and buffers`,
          early.heapUsed + early.external,
          late.heapUsed + late.external,
          true,
        ),
        growthFigure(`${what}: whole process`, early.rss, late.rss, false),
      ];
    } finally {
      await host.stop();
    }
  });
}
