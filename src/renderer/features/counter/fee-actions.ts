import { preselected, update, type CounterTools } from './counter-tools';
import { isPaying } from './pay-phase';

/** While a code is payable the choice it was made of stands still. */
export function feeActions(tools: CounterTools) {
  const { store } = tools;
  return {
    toggle: (feeItemId: string) => {
      const { serving } = store.getState();
      if (serving === null || isPaying(serving)) return;
      update(tools, serving.visit, ({ chosen }) => ({
        chosen: chosen.includes(feeItemId) ? chosen.filter((id) => id !== feeItemId) : [...chosen, feeItemId],
      }));
    },
    /** Takes everything that can be paid, or nothing when all of it was taken. */
    allOrNone: () => {
      const { serving } = store.getState();
      if (serving === null || serving.fees === null || isPaying(serving)) return;
      const all = preselected(serving.fees);
      const hasAll = serving.chosen.length > 0 && all.every((id) => serving.chosen.includes(id));
      update(tools, serving.visit, () => ({ chosen: hasAll ? [] : all }));
    },
  };
}
