import type { FeeList } from '../../../../shared/fee-view';
import type { PersonRow } from '../../../../shared/person-view';
import { emptySearch } from '../counter-state';
import { preselected, refuse, update, type CounterTools } from '../counter-tools';

/** What is new is taken beforehand; what the operator unticked stays unticked. */
export function takeNew(fees: FeeList, before: FeeList | null, chosen: readonly string[]): readonly string[] {
  const known = new Set(before?.items.map((item) => item.feeItemId));
  const kept = new Set(chosen);
  return preselected(fees).filter((id) => !known.has(id) || kept.has(id));
}

/** A row of the search joins instead of being served. */
export async function joinRow(tools: CounterTools, row: PersonRow): Promise<void> {
  const { store, bridge } = tools;
  const { serving } = store.getState();
  if (serving === null) return;
  const answer = await bridge.addCandidate({ ref: row.ref });
  if (!answer.ok) return refuse(tools, 'find', serving.visit, answer.error);
  const fees = answer.value;
  store.setState({ joining: false, search: emptySearch });
  update(tools, serving.visit, (before) => ({ fees, chosen: takeNew(fees, before.fees, before.chosen) }));
}
