import { ask, refuse, update, type CounterTools } from './counter-tools';
import { closeDialog } from './leave-actions';
import { accept } from './pay-actions';
import { isPaying } from './pay-phase';

/** The payer's own code (付款码), which the operator scans. */
export function chargeActions(tools: CounterTools) {
  const { store, bridge } = tools;

  async function chargeCode(visit: string, feeItemIds: readonly string[], scanned: string): Promise<void> {
    const placed = await bridge.placeOrder({ feeItemIds: [...feeItemIds] });
    if (!placed.ok) return refuse(tools, 'pay', visit, placed.error);
    const charged = await bridge.startPayerCode({ orderId: placed.value.orderId, scanned });
    if (charged.ok) accept(tools, charged.value);
    else refuse(tools, 'pay', visit, charged.error);
  }

  return {
    /** Only while the operator has asked for it: digits that are scanned elsewhere are never charged. Kept nowhere. */
    charge: (scanned: string) =>
      ask(tools, 'pay', async () => {
        const { serving, dialogs } = store.getState();
        if (dialogs[0]?.kind !== 'payer-code') return;
        closeDialog(tools);
        if (serving === null || serving.chosen.length === 0) return;
        const { visit, chosen, payment } = serving;
        update(tools, visit, ({ givenUp }) => ({
          charging: true,
          askedInVain: false,
          receipts: [],
          givenUp: isPaying(serving) && payment !== null ? [...givenUp, payment.view.outTradeNo] : givenUp,
        }));
        try {
          await chargeCode(visit, chosen, scanned);
        } finally {
          update(tools, visit, () => ({ charging: false }));
        }
      }),
  };
}
