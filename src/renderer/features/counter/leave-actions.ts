import type { Dialog, Serving, Wanted } from './counter-state';
import { emptySearch, startState } from './counter-state';
import type { CounterTools } from './counter-tools';
import { lookFor } from './find-actions';
import { isPaying } from './pay-phase';

type Because = 'finished' | 'cancelled' | 'idle';

export function openDialog({ store }: CounterTools, dialog: Dialog): void {
  store.setState(({ dialogs }) => ({ dialogs: [...dialogs, dialog] }));
}

export function closeDialog({ store }: CounterTools): void {
  store.setState(({ dialogs }) => ({ dialogs: dialogs.slice(1) }));
}

/** Money that arrived while the person was leaving: the receipt is offered to the operator, not to the next person. */
async function showMeanwhile(tools: CounterTools, receiptNumber: string): Promise<void> {
  const answer = await tools.bridge.receipt({ receiptNumber });
  if (answer.ok) openDialog(tools, { kind: 'receipt', receipt: answer.value, meanwhile: true });
  else if (answer.error.kind !== 'no-visit') {
    tools.store.setState({ problem: { where: 'paper', what: answer.error } });
  }
}

/** The person goes off the screen at once; what becomes of the money is said when the core knows. */
async function end(tools: CounterTools, serving: Serving, because: Because): Promise<void> {
  const { store, bridge } = tools;
  store.setState(({ ending }) => ({ serving: null, problem: null, ending: ending + 1 }));
  const answer = await bridge.endVisit({ because });
  store.setState(({ ending }) => ({ ending: ending - 1 }));
  if (!answer.ok) {
    // Nothing to end is what was wanted; anything else leaves the money to the core, which ends a visit by itself.
    if (answer.error.kind !== 'no-visit') {
      store.setState({ problem: { where: 'find', what: answer.error } });
    }
    return;
  }
  const { slip, receiptNumber } = answer.value;
  if (slip !== null) openDialog(tools, { kind: 'slip', slip });
  const known = serving.payment?.view.standing === 'paid';
  if (receiptNumber !== null && !known) await showMeanwhile(tools, receiptNumber);
}

function becauseOf(serving: Serving): Because {
  return serving.payment?.view.standing === 'paid' ? 'finished' : 'cancelled';
}

export function leaveActions(tools: CounterTools) {
  const { store } = tools;

  function callFind(): void {
    store.setState(({ findCalls }) => ({ findCalls: findCalls + 1 }));
  }

  function makeWay(wanted: Wanted | null): void {
    const { serving, dialogs } = store.getState();
    if (serving !== null && isPaying(serving)) {
      if (!dialogs.some(({ kind }) => kind === 'next-person')) {
        openDialog(tools, { kind: 'next-person', wanted });
      }
      return;
    }
    if (serving !== null) void end(tools, serving, becauseOf(serving));
    callFind();
    if (wanted === null) store.setState({ search: emptySearch });
    else void lookFor(tools, wanted);
  }

  return {
    /** Find field, ready for the next one. */
    nextPerson: () => makeWay(null),
    /** Somebody is looked for, by keys or by a reader; whoever was served before is done. */
    find: (wanted: Wanted) => makeWay(wanted),
    /** The answer to "money is on its way". */
    endAndGoOn: () => {
      const { serving, dialogs } = store.getState();
      const [asked] = dialogs;
      closeDialog(tools);
      if (serving !== null) void end(tools, serving, 'cancelled');
      callFind();
      if (asked?.kind === 'next-person' && asked.wanted !== null) void lookFor(tools, asked.wanted);
      else store.setState({ search: emptySearch });
    },
    /** Nobody has touched anything for long: everything of the person goes, what has to be handed over stays. */
    idle: () => {
      const { serving } = store.getState();
      store.setState(({ dialogs }) => ({
        search: startState.search,
        dialogs: dialogs.filter(({ kind }) => kind === 'slip' || kind === 'import' || kind === 'recovery'),
      }));
      if (serving !== null) void end(tools, serving, 'idle');
      callFind();
    },
  };
}
