import type { CounterTools } from './counter-tools';
import { ask, refuse, update } from './counter-tools';
import { openDialog } from './leave-actions';

/** Receipts. The core counts a print before it is made (payments.md rule 10) and says whether it is 补打. */
export function paperActions(tools: CounterTools) {
  const { store, bridge } = tools;
  return {
    showReceipt: (receiptNumber: string) =>
      ask(tools, 'paper', async () => {
        const answer = await bridge.receipt({ receiptNumber });
        if (answer.ok) openDialog(tools, { kind: 'receipt', receipt: answer.value, meanwhile: false });
        else refuse(tools, 'paper', null, answer.error);
      }),
    /** Prints the paper in front: that of the dialog, else the receipt of the person being served. */
    printFront: () =>
      ask(tools, 'paper', async () => {
        const { dialogs, serving } = store.getState();
        const [front] = dialogs;
        if (front?.kind === 'slip') return tools.print();
        const receipt = front?.kind === 'receipt' ? front.receipt : (serving?.receipt ?? null);
        if (receipt === null) return;
        const answer = await bridge.printReceipt({ receiptNumber: receipt.receiptNumber });
        if (!answer.ok) return refuse(tools, 'paper', serving?.visit ?? null, answer.error);
        const counted = answer.value;
        if (front?.kind === 'receipt') {
          store.setState(({ dialogs: [, ...others] }) => ({
            dialogs: [{ ...front, receipt: counted }, ...others],
          }));
        } else if (serving !== null) {
          update(tools, serving.visit, () => ({ receipt: counted }));
        }
        tools.print();
      }),
  };
}
