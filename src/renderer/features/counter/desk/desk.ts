import type { Contract } from '../../../../shared/ipc/contract';
import type { Bridge } from '../../../../shared/ipc/kit';
import type { OfficeCaseDecision } from '../../../../shared/office-report';
import type { AskedLines, RefundDecision } from '../../../../shared/refund-view';
import type { Result } from '../../../../shared/result';
import {
  act,
  forget,
  makeDeskParts,
  readOrder,
  refresh,
  type DeskDone,
  type DeskProblem,
  type Section,
} from './desk-store';

const DECIDED = {
  approve: 'approved',
  decline: 'declined',
  'try-again': 'sent-again',
  'settled-outside': 'settled',
} as const satisfies Record<RefundDecision['kind'], DeskDone>;

function outcome(answer: Result<unknown, DeskProblem>, done: DeskDone) {
  return answer.ok ? { done } : { problem: answer.error };
}

/** What waits for a person: refunds, misfits, candidates' requests, reports, findings; and any order by its number. */
export function makeDesk(bridge: Bridge<Contract>) {
  const parts = makeDeskParts(bridge);
  const { store } = parts;
  const find = (orderNumber: string) =>
    act(parts, async () => {
      const number = orderNumber.trim();
      if (number === '') return { done: null };
      store.setState({ at: 'order', chosen: null });
      await readOrder(parts, number);
      const { problem } = store.getState();
      return problem === null ? { done: null } : { problem };
    });
  return {
    store,
    open: () => act(parts, async () => ({ done: null })),
    openOrder: find,
    find,
    forget: () => forget(parts),
    /** News that something changed; while somebody reads nothing else is said. */
    changed: () => {
      if (store.getState().lists !== null) void refresh(parts);
    },
    goTo: (at: Section) => store.setState({ at, chosen: null, problem: null, done: null }),
    choose: (chosen: string) => store.setState({ chosen, problem: null, done: null }),
    decide: (refundNumber: string, decision: RefundDecision) =>
      act(parts, async () =>
        outcome(await bridge.decideRefund({ refundNumber, decision }), DECIDED[decision.kind]),
      ),
    accept: (outTradeNo: string, because: string) =>
      act(parts, async () => outcome(await bridge.acceptMisfit({ outTradeNo, because }), 'accepted')),
    askRefund: (orderNumber: string, lines: AskedLines, because: string) =>
      act(parts, async () => outcome(await bridge.askRefund({ orderNumber, lines, because }), 'asked')),
    decideCase: (reportId: number, decision: OfficeCaseDecision) =>
      act(parts, async () =>
        outcome(
          await bridge.decideOfficeCase({ reportId, decision }),
          decision.kind === 'close' ? 'closed' : 'told-again',
        ),
      ),
    /** One after the other: each line has a bill of its own. */
    bill: (
      orderNumber: string,
      lineNumbers: readonly number[],
      payer: { readonly name: string; readonly taxNumber: string },
    ) =>
      act(parts, async () => {
        for (const lineNumber of lineNumbers) {
          const answer = await bridge.billToCompany({ orderNumber, lineNumber, payer });
          if (!answer.ok) return { problem: answer.error };
        }
        return { done: 'billed' };
      }),
  };
}

export type Desk = ReturnType<typeof makeDesk>;
