import type { Receipt } from '../../../shared/receipt';
import { err, ok, type Result } from '../../../shared/result';
import type { ReceiptsDialog, Refusal } from './counter-state';
import type { CounterTools } from './counter-tools';
import { ask, refuse, update } from './counter-tools';
import { openDialog } from './leave-actions';
import { headOf } from './receipt-heads';

/** As many as the core gives at once. */
const AT_ONCE = 50;

/** Counted by the core before they are printed (payments.md rule 10), which says of each whether it is 补打. */
async function count(
  { bridge }: CounterTools,
  numbers: readonly string[],
): Promise<Result<readonly Receipt[], Refusal>> {
  const counted: Receipt[] = [];
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const answer = await bridge.printReceipts({ receiptNumbers: numbers.slice(from, from + AT_ONCE) });
    if (!answer.ok) return err(answer.error);
    counted.push(...answer.value.receipts);
  }
  return ok(counted);
}

function numbersOf(receipts: readonly { readonly receiptNumber: string }[]): readonly string[] {
  return receipts.map(({ receiptNumber }) => receiptNumber);
}

/** What was printed stands in the dialog as it is now. */
function withCounted(dialog: ReceiptsDialog, toPrint: readonly Receipt[]): ReceiptsDialog {
  const known = new Map(toPrint.map((receipt) => [receipt.receiptNumber, receipt]));
  return {
    ...dialog,
    toPrint,
    opened: known.get(dialog.opened.receiptNumber) ?? dialog.opened,
    heads: dialog.heads.map((head) => {
      const receipt = known.get(head.receiptNumber);
      return receipt === undefined ? head : headOf(receipt);
    }),
  };
}

export function paperActions(tools: CounterTools) {
  const { store, bridge } = tools;

  function changeDialog(change: (dialog: ReceiptsDialog) => ReceiptsDialog): void {
    store.setState(({ dialogs: [front, ...others] }) =>
      front?.kind === 'receipts' ? { dialogs: [change(front), ...others] } : {},
    );
  }

  async function printOfDialog(numbers: readonly string[]): Promise<void> {
    const counted = await count(tools, numbers);
    if (!counted.ok) return refuse(tools, 'paper', null, counted.error);
    changeDialog((dialog) => withCounted(dialog, counted.value));
    tools.print();
  }

  return {
    /** Every receipt of an order; the first one is open. */
    showReceipts: (orderNumber: string) =>
      ask(tools, 'paper', async () => {
        const list = await bridge.orderReceipts({ orderNumber });
        if (!list.ok) return refuse(tools, 'paper', null, list.error);
        const heads = list.value.receipts;
        const [first] = heads;
        if (first === undefined) return;
        const answer = await bridge.receipts({ receiptNumbers: [first.receiptNumber] });
        if (!answer.ok) return refuse(tools, 'paper', null, answer.error);
        const [opened] = answer.value.receipts;
        if (opened === undefined) return;
        openDialog(tools, { kind: 'receipts', heads, opened, toPrint: [opened], meanwhile: false });
      }),
    /** The slip that was given for an order, again. */
    showSlip: (orderNumber: string) =>
      ask(tools, 'paper', async () => {
        const answer = await bridge.slip({ orderNumber });
        if (answer.ok) openDialog(tools, { kind: 'slip', slip: answer.value });
        else refuse(tools, 'paper', null, answer.error);
      }),
    /** Another one of the receipts in front. */
    turnTo: (receiptNumber: string) =>
      ask(tools, 'paper', async () => {
        const answer = await bridge.receipts({ receiptNumbers: [receiptNumber] });
        if (!answer.ok) return refuse(tools, 'paper', null, answer.error);
        const [opened] = answer.value.receipts;
        if (opened !== undefined) changeDialog((dialog) => ({ ...dialog, opened, toPrint: [opened] }));
      }),
    printAll: () =>
      ask(tools, 'paper', async () => {
        const [front] = store.getState().dialogs;
        if (front?.kind === 'receipts') await printOfDialog(numbersOf(front.heads));
      }),
    /** Prints the paper in front: that of the dialog, else the receipts of the people being served. */
    printFront: () =>
      ask(tools, 'paper', async () => {
        const { dialogs, serving } = store.getState();
        const [front] = dialogs;
        if (front?.kind === 'slip') return tools.print();
        if (front?.kind === 'receipts') return printOfDialog([front.opened.receiptNumber]);
        if (serving === null || serving.receipts.length === 0) return;
        const counted = await count(tools, numbersOf(serving.receipts));
        if (!counted.ok) return refuse(tools, 'paper', serving.visit, counted.error);
        update(tools, serving.visit, () => ({ receipts: counted.value }));
        tools.print();
      }),
  };
}
