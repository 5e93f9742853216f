import type { FeeView } from '../../../shared/fee-view';
import type { Serving } from './counter-state';
import { preselected, update, type CounterTools } from './counter-tools';
import { isLocked, payableIds } from './pay-phase';

/** An unfinished order is taken up whole: another choice of its items would have to wait for its end (rule 6). */
function together(items: readonly FeeView[], feeItemId: string): readonly string[] {
  const item = items.find((one) => one.feeItemId === feeItemId);
  if (item?.state !== 'in-payment') return [feeItemId];
  const same = items.filter((one) => one.state === 'in-payment' && one.orderNumber === item.orderNumber);
  return same.map((one) => one.feeItemId);
}

function toggled({ fees, chosen }: Serving, feeItemId: string): readonly string[] {
  const ids = together(fees?.items ?? [], feeItemId);
  const others = chosen.filter((id) => !ids.includes(id));
  return chosen.includes(feeItemId) ? others : [...others, ...ids];
}

export function feeActions(tools: CounterTools) {
  const { store } = tools;
  return {
    toggle: (feeItemId: string) => {
      const { serving } = store.getState();
      if (serving === null || isLocked(serving)) return;
      update(tools, serving.visit, (now) => ({ chosen: toggled(now, feeItemId) }));
    },
    /** Takes everything that can be paid, or nothing when all of it was taken. */
    allOrNone: () => {
      const { serving } = store.getState();
      if (serving === null || serving.fees === null || isLocked(serving)) return;
      const unpaid = preselected(serving.fees);
      const all = unpaid.length > 0 ? unpaid : payableIds(serving);
      const hasAll = serving.chosen.length > 0 && all.every((id) => serving.chosen.includes(id));
      update(tools, serving.visit, () => ({ chosen: hasAll ? [] : all }));
    },
  };
}
