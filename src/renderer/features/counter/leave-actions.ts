import { headOf } from './receipt-heads';
import type { Dialog, Serving, Wanted } from './counter-state';
import { emptySearch } from './counter-state';
import type { CounterTools } from './counter-tools';
import { lookFor, openRow } from './find-actions';
import { isPaying } from './pay-phase';

/** Nothing of a person but what has to be handed over to them. */
const STAYS: ReadonlySet<Dialog['kind']> = new Set(['slip', 'import', 'recovery']);

type Because = 'finished' | 'cancelled' | 'idle';

export function openDialog({ store }: CounterTools, dialog: Dialog): void {
  store.setState(({ dialogs }) => ({ dialogs: [...dialogs, dialog] }));
}

export function closeDialog({ store }: CounterTools): void {
  store.setState(({ dialogs }) => ({ dialogs: dialogs.slice(1) }));
}

/** Money that arrived while the person was leaving: the receipts are offered to the operator, not to the next person. */
async function showMeanwhile(tools: CounterTools, receiptNumbers: string[]): Promise<void> {
  const answer = await tools.bridge.receipts({ receiptNumbers });
  const [opened] = answer.ok ? answer.value.receipts : [];
  if (answer.ok && opened !== undefined) {
    const heads = answer.value.receipts.map(headOf);
    openDialog(tools, { kind: 'receipts', heads, opened, toPrint: [opened], meanwhile: true });
  } else if (answer.ok) return;
  else if (answer.error.kind !== 'no-visit') {
    tools.store.setState({ problem: { where: 'paper', what: answer.error } });
  }
}

type Leaving = { readonly because: Because; readonly wasPaid: boolean };

/** What becomes of the money is said when the core knows. */
async function settle(tools: CounterTools, { because, wasPaid }: Leaving): Promise<'ended' | 'not-heard'> {
  const { store, bridge } = tools;
  store.setState(({ ending }) => ({ ending: ending + 1 }));
  const answer = await bridge.endVisit({ because });
  store.setState(({ ending }) => ({ ending: ending - 1 }));
  if (!answer.ok) {
    if (answer.error.kind === 'disconnected') return 'not-heard';
    // Nothing to end is what was wanted.
    if (answer.error.kind !== 'no-visit') {
      store.setState({ problem: { where: 'find', what: answer.error } });
    }
    return 'ended';
  }
  const { slip, receiptNumbers } = answer.value;
  if (slip !== null) openDialog(tools, { kind: 'slip', slip });
  if (receiptNumbers.length > 0 && !wasPaid) await showMeanwhile(tools, receiptNumbers);
  return 'ended';
}

function becauseOf(serving: Serving): Because {
  return serving.payment?.view.standing === 'paid' ? 'finished' : 'cancelled';
}

export function leaveActions(tools: CounterTools) {
  const { store } = tools;
  /** Ended while the core could not be asked: told to it when it can. */
  let unheard: Leaving | null = null;

  /** The person goes off the screen at once. */
  async function end(serving: Serving, because: Because): Promise<void> {
    const leaving = { because, wasPaid: serving.payment?.view.standing === 'paid' };
    // Questions about them go on unseen; the next person does not wait for their answers.
    store.setState({ serving: null, joining: false, problem: null, busy: [] });
    if ((await settle(tools, leaving)) === 'not-heard') unheard = leaving;
  }

  function begin(wanted: Wanted | null): void {
    store.setState(({ findCalls, search }) => ({
      findCalls: findCalls + 1,
      search: wanted === null ? emptySearch : search,
    }));
    if (wanted !== null) void lookFor(tools, wanted);
  }

  function makeWay(wanted: Wanted | null): void {
    const { serving, dialogs, joining } = store.getState();
    if (joining && wanted !== null) return begin(wanted);
    if (serving !== null && isPaying(serving)) {
      const asked = dialogs.some(({ kind }) => kind === 'next-person');
      return asked ? undefined : openDialog(tools, { kind: 'next-person', wanted });
    }
    if (serving !== null) void end(serving, becauseOf(serving));
    begin(wanted);
  }

  return {
    /** After a broken connection. */
    endUnheard: async () => {
      const leaving = unheard;
      unheard = null;
      if (leaving !== null && (await settle(tools, leaving)) === 'not-heard') unheard = leaving;
    },
    /** Find field, ready for the next one. */
    nextPerson: () => makeWay(null),
    /** Somebody is looked for, by keys or by a reader; whoever was served before is done. */
    find: (wanted: Wanted) => makeWay(wanted),
    /** Enter in the find field: new words are looked for, the same words open the marked row. */
    enter: () => {
      const { search } = store.getState();
      const query = search.query.trim();
      const row = search.answered === query ? search.rows[search.active] : undefined;
      if (row !== undefined) void openRow(tools, row);
      else if (query !== '') makeWay({ query, shown: query, scanned: false });
    },
    /** The answer to "money is on its way". */
    endAndGoOn: () => {
      const { serving, dialogs } = store.getState();
      const [asked] = dialogs;
      closeDialog(tools);
      if (serving !== null) void end(serving, 'cancelled');
      begin(asked?.kind === 'next-person' ? asked.wanted : null);
    },
    /** Nobody has touched anything for long: everything of the person goes, what has to be handed over stays. */
    idle: () => {
      const { serving } = store.getState();
      store.setState(({ dialogs }) => ({ dialogs: dialogs.filter(({ kind }) => STAYS.has(kind)) }));
      if (serving !== null) void end(serving, 'idle');
      begin(null);
    },
  };
}
