import { readScan } from '../../../shared/document-scan';
import { maskDocument } from '../../../shared/masking';
import type { PersonRow } from '../../../shared/person-view';
import { emptySearch, type Wanted } from './counter-state';
import { ask, preselected, refuse, update, type CounterTools } from './counter-tools';
import { joinRow } from './group/join-row';
import { newServing } from './new-serving';

const LONGEST_QUERY = 64;

/** What a reader typed: a document in any of its forms, or a registration or order number as it stands. */
export function wantedFromScan(text: string): Wanted {
  const scan = readScan(text);
  const query = (scan.ok ? scan.value.documentNumber : text.trim()).slice(0, LONGEST_QUERY);
  return { query, shown: maskDocument(query, { hideTail: true }), scanned: true };
}

/** Not held up by, and not holding up, anything else: the next person may be looked for meanwhile. */
async function loadFees(tools: CounterTools, visit: string): Promise<void> {
  const answer = await tools.bridge.fees({});
  if (!answer.ok) return refuse(tools, 'fees', visit, answer.error);
  const fees = answer.value;
  update(tools, visit, () => ({ fees, chosen: preselected(fees) }));
}

/**
 * The operator has looked at the document. Nobody else is being served: the visit before was ended, with its slip. Nobody
 * is opened once something else is looked for.
 */
async function open(tools: CounterTools, row: PersonRow): Promise<void> {
  const { store, bridge } = tools;
  if (store.getState().joining) return joinRow(tools, row);
  const { searches } = store.getState();
  const answer = await bridge.openCandidate({ ref: row.ref });
  if (store.getState().searches !== searches) return;
  if (!answer.ok) return refuse(tools, 'find', null, answer.error);
  const { visit, person } = answer.value;
  store.setState({ search: emptySearch, serving: newServing(visit, person) });
  void loadFees(tools, visit);
}

export function openRow(tools: CounterTools, row: PersonRow): Promise<void> {
  return ask(tools, 'find', () => open(tools, row));
}

/**
 * The newest search counts: a reader's scan overtakes what was asked before it. A scanned document that names exactly one
 * person opens it: it lies in front of the operator.
 */
export function lookFor(tools: CounterTools, wanted: Wanted): Promise<void> {
  const { store, bridge } = tools;
  if (wanted.scanned) store.setState(({ busy }) => ({ busy: busy.filter(({ where }) => where !== 'find') }));
  return ask(tools, 'find', async () => {
    const search = store.getState().searches + 1;
    store.setState({ search: { ...emptySearch, query: wanted.shown }, searches: search });
    const answer = await bridge.findCandidates({ query: wanted.query });
    if (store.getState().searches !== search) return;
    if (!answer.ok) return refuse(tools, 'find', null, answer.error);
    const { rows, more } = answer.value;
    const { query } = store.getState().search;
    store.setState({ search: { query, answered: wanted.shown, rows, more, active: 0 } });
    const [first] = rows;
    if (wanted.scanned && first !== undefined && rows.length === 1) await open(tools, first);
  });
}

export function findActions(tools: CounterTools) {
  const { store } = tools;
  return {
    type: (query: string) => {
      const { search, problem } = store.getState();
      store.setState({
        search: { ...search, query: query.slice(0, LONGEST_QUERY) },
        problem: problem?.where === 'find' ? null : problem,
      });
    },
    clear: () => store.setState({ search: emptySearch }),
    move: (step: 1 | -1) => {
      const { search } = store.getState();
      const active = Math.min(Math.max(search.active + step, 0), Math.max(search.rows.length - 1, 0));
      store.setState({ search: { ...search, active } });
    },
    choose: (row: PersonRow) => openRow(tools, row),
    reloadFees: async () => {
      const { serving, problem } = store.getState();
      store.setState({ problem: problem?.where === 'fees' ? null : problem });
      if (serving !== null) await loadFees(tools, serving.visit);
    },
  };
}
