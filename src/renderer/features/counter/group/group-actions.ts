import type { FeeList } from '../../../../shared/fee-view';
import { emptySearch } from '../counter-state';
import { ask, preselected, refuse, update, type CounterTools } from '../counter-tools';
import { newServing } from '../new-serving';
import { isLocked, payPhase } from '../pay-phase';
import { takeNew } from './join-row';

/** The basket: whom else the person at the counter pays for. */
export function groupActions(tools: CounterTools) {
  const { store, bridge } = tools;

  function showPeople(visit: string, fees: FeeList): void {
    update(tools, visit, (before) => ({ fees, chosen: takeNew(fees, before.fees, before.chosen) }));
  }

  return {
    /** The next one who is found joins; whoever is served stays. */
    addAnother: () => {
      const { serving, findCalls } = store.getState();
      if (serving === null || isLocked(serving) || payPhase(serving).at === 'paid') return;
      store.setState({ joining: true, search: emptySearch, findCalls: findCalls + 1 });
    },
    stopAdding: () => store.setState({ joining: false, search: emptySearch }),
    removePerson: (ref: string) =>
      ask(tools, 'fees', async () => {
        const { serving } = store.getState();
        if (serving === null || isLocked(serving)) return;
        const { visit } = serving;
        const answer = await bridge.removePerson({ ref });
        if (answer.ok) showPeople(visit, answer.value);
        else refuse(tools, 'fees', visit, answer.error);
      }),
    /** Whoever of the checked list can be paid for is served now; nobody with money on its way is sent away for it. */
    openList: (forget: () => void) =>
      ask(tools, 'find', async () => {
        const before = store.getState().serving;
        if (before !== null && isLocked(before)) return;
        const answer = await bridge.openPayList({});
        if (!answer.ok) return refuse(tools, 'find', null, answer.error);
        const { visit, person, fees } = answer.value;
        forget();
        store.setState(({ dialogs }) => ({
          dialogs: dialogs.filter(({ kind }) => kind !== 'pay-list'),
          search: emptySearch,
          joining: false,
          problem: null,
          serving: { ...newServing(visit, person), fees, chosen: preselected(fees) },
        }));
      }),
  };
}
