import { emptyEntry } from './flow-state';
import { ask, moveTo, refuse, showFees, type FlowTools } from './flow-tools';

/** One payer, several candidates: each further one is identified in the same way as the first. */
export function groupActions(tools: FlowTools) {
  const { store, bridge } = tools;
  const giveUpAnother = () =>
    ask(tools, 'giveUpAnother', async () => {
      const answer = await bridge.giveUpAnother({});
      if (answer.ok) showFees(tools, answer.value);
      else refuse(tools, answer.error);
    });
  return {
    beginAnother: () =>
      ask(tools, 'beginAnother', async () => {
        const { stage } = store.getState();
        if (stage.at !== 'fees') return;
        const answer = await bridge.beginAnother({});
        if (!answer.ok) return refuse(tools, answer.error);
        store.setState({ joinsTo: stage });
        moveTo(tools, { at: 'document', entry: emptyEntry });
      }),
    /** Back to the people who are there; nobody joins. */
    giveUpAnother,
    removePerson: (ref: string) =>
      ask(tools, 'removePerson', async () => {
        const answer = await bridge.removePerson({ ref });
        if (answer.ok) showFees(tools, answer.value);
        else refuse(tools, answer.error);
      }),
  };
}
