import { accept } from './pay-actions';
import type { VisitEnd } from './flow-state';
import { ask, moveTo, refuse, type FlowTools } from './flow-tools';

export function visitActions(tools: FlowTools) {
  const { store, bridge, restart } = tools;
  /**
   * Runs the leave rule in the core and forgets the person here. A slip is shown before the page is made anew; so is
   * the numbers of receipts that came meanwhile. Not held up by a question under way.
   */
  async function end(because: VisitEnd): Promise<void> {
    const { visit, stage, ending, connection } = store.getState();
    // A page that cannot be fetched again must not be thrown away.
    if (connection === 'down') return store.setState({ endWhenBack: because });
    if (visit === null) return restart();
    if (ending) return;
    store.setState({ ending: true });
    const outcome = await bridge.endVisit({ because });
    store.setState({ ending: false });
    if (!outcome.ok && outcome.error.kind === 'disconnected') {
      return store.setState({ endWhenBack: because });
    }
    store.setState({ visit: null, joinsTo: null });
    if (!outcome.ok) return restart();
    const { slip, receiptNumbers } = outcome.value;
    if (slip !== null) return moveTo(tools, { at: 'slip', slip });
    if (receiptNumbers.length === 0 || stage.at === 'paid') return restart();
    moveTo(tools, { at: 'paid-meanwhile', receiptNumbers });
  }

  /** After a broken connection: what became of the visit and its payment? */
  async function resume(): Promise<void> {
    const { visit, stage, joinsTo, endWhenBack } = store.getState();
    if (endWhenBack !== null) return end(endWhenBack);
    if (visit === null) return;
    // Fees are only for somebody who has said who they are.
    const unconfirmed = stage.at === 'person' || stage.at === 'correction' || stage.at === 'office-asked';
    if (unconfirmed || joinsTo !== null) return;
    const answer = stage.at === 'payment' ? await bridge.askPayment({}) : await bridge.fees({});
    if (!answer.ok) {
      if (answer.error.kind === 'no-visit') refuse(tools, answer.error);
      return;
    }
    if ('standing' in answer.value) accept(tools, answer.value);
  }

  return {
    end,
    resume,
    /** Counted in the core before they are made (payments.md rule 10); `print` starts once the marked ones are on the page. */
    printReceipts: (receiptNumbers: readonly string[], print: () => void) =>
      ask(tools, 'printReceipts', async () => {
        if (store.getState().stage.at !== 'paid' || receiptNumbers.length === 0) return;
        const answer = await bridge.printReceipts({ receiptNumbers: [...receiptNumbers] });
        if (!answer.ok) return refuse(tools, answer.error);
        const { stage } = store.getState();
        if (stage.at !== 'paid' || stage.receipts === null) return;
        const counted = new Map(answer.value.receipts.map((one) => [one.receiptNumber, one]));
        const receipts = stage.receipts.map((one) => counted.get(one.receiptNumber) ?? one);
        store.setState({ stage: { ...stage, receipts, toPrint: receiptNumbers } });
        print();
      }),
  };
}
