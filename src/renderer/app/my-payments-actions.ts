import type { RefundReasonChoice } from '../../shared/refund-request';
import type { LineKey, MyPaymentsStage, MyView } from './my-payments-stage';
import { findLine } from './my-payments-stage';
import { ask, moveTo, refuse, type FlowTools } from './flow-tools';
import { fetchReceipts, refreshFees } from './pay-actions';

function stageOf({ store }: FlowTools): MyPaymentsStage | null {
  const { stage } = store.getState();
  return stage.at === 'my-payments' ? stage : null;
}

function show(tools: FlowTools, view: MyView): void {
  const stage = stageOf(tools);
  if (stage !== null) moveTo(tools, { ...stage, view });
}

/** A line as it is shown is named by two of its facts. */
function keyOf({ orderNumber, lineNumber }: LineKey): LineKey {
  return { orderNumber, lineNumber };
}

/** Read again without anybody having touched anything; whoever stands elsewhere by then sees nothing of it. */
async function reload(tools: FlowTools): Promise<void> {
  const answer = await tools.bridge.myPayments({});
  const stage = stageOf(tools);
  if (answer.ok && stage !== null) tools.store.setState({ stage: { ...stage, mine: answer.value } });
}

/** The core's news that an e-bill was issued or a refund has moved. */
export function hearMyPayments(tools: FlowTools, visit: string): void {
  const { stage, visit: mine } = tools.store.getState();
  if (mine === null || visit !== mine) return;
  if (stage.at === 'my-payments') void reload(tools);
  if (stage.at === 'paid' && stage.receipts !== null) void fetchReceipts(tools, stage.view, stage.toPrint);
}

async function confirmRefund(tools: FlowTools): Promise<void> {
  const { bridge, store } = tools;
  const view = stageOf(tools)?.view;
  if (view?.show !== 'confirm') return;
  const { line, reason } = view;
  const answer = await bridge.askMyRefund({ ...line, reason });
  const stage = stageOf(tools);
  if (stage === null) return;
  if (answer.ok) {
    return moveTo(tools, { ...stage, mine: answer.value, view: { show: 'line', line, justAsked: true } });
  }
  switch (answer.error.kind) {
    case 'no-visit':
    case 'crashed':
    case 'not-allowed':
    case 'disconnected':
      return refuse(tools, answer.error);
    default: {
      // Somebody asked or gave back meanwhile: what is true now is shown with why nothing was asked for.
      const underWay = answer.error.kind === 'already-asked' || answer.error.kind === 'nothing-left';
      await reload(tools);
      show(tools, { show: 'line', line, justAsked: false });
      store.setState({ problem: { kind: underWay ? 'refund-under-way' : 'refund-not-possible' } });
    }
  }
}

/** 我的缴费: receipts again, e-bills, refunds. The core decides what may be asked for. */
export function myPaymentsActions(tools: FlowTools) {
  const { bridge, store } = tools;
  return {
    toMyPayments: () =>
      ask(tools, 'myPayments', async () => {
        const answer = await bridge.myPayments({});
        if (!answer.ok) return refuse(tools, answer.error);
        moveTo(tools, { at: 'my-payments', mine: answer.value, view: { show: 'list' } });
      }),
    showMyLine: (line: LineKey) => show(tools, { show: 'line', line: keyOf(line), justAsked: false }),
    showMyReceipt: (line: LineKey) =>
      ask(tools, 'receipts', async () => {
        const stage = stageOf(tools);
        const receiptNumber = stage === null ? undefined : findLine(stage.mine, line)?.receiptNumber;
        if (receiptNumber === undefined) return;
        const answer = await bridge.receipts({ receiptNumbers: [receiptNumber] });
        if (!answer.ok) return refuse(tools, answer.error);
        const [receipt] = answer.value.receipts;
        if (receipt !== undefined) show(tools, { show: 'receipt', line: keyOf(line), receipt });
      }),
    /** Counted before it is made (payments.md rule 10); `print` starts once the marked one is on the page. */
    printMyReceipt: (print: () => void) =>
      ask(tools, 'printReceipts', async () => {
        const view = stageOf(tools)?.view;
        if (view?.show !== 'receipt') return;
        const answer = await bridge.printReceipts({ receiptNumbers: [view.receipt.receiptNumber] });
        if (!answer.ok) return refuse(tools, answer.error);
        const [receipt] = answer.value.receipts;
        const now = stageOf(tools)?.view;
        if (receipt === undefined || now?.show !== 'receipt') return;
        show(tools, { ...now, receipt });
        print();
      }),
    beginRefund: (line: LineKey) => show(tools, { show: 'reason', line: keyOf(line) }),
    chooseReason: (reason: RefundReasonChoice) => {
      const view = stageOf(tools)?.view;
      if (view?.show === 'reason') show(tools, { show: 'confirm', line: view.line, reason });
    },
    askMyRefund: () => ask(tools, 'askMyRefund', () => confirmRefund(tools)),
    /** One step back; from the list to what is due. */
    backFromMine: () => {
      const view = stageOf(tools)?.view;
      if (store.getState().busy !== null || view === undefined) return;
      switch (view.show) {
        case 'list':
          return void ask(tools, 'fees', () => refreshFees(tools));
        case 'line':
          return show(tools, { show: 'list' });
        case 'receipt':
        case 'reason':
          return show(tools, { show: 'line', line: view.line, justAsked: false });
        case 'confirm':
          return show(tools, { show: 'reason', line: view.line });
      }
    },
  };
}
