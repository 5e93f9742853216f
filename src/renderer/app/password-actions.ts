import { isGoodPassword } from '../../shared/password-rules';
import { currentEntry } from './entry-actions';
import { emptyEntry } from './flow-state';
import { ask, moveTo, refuse, type FlowTools } from './flow-tools';

/** The first password is replaced: chosen, typed again, stored; then the walk goes on to "this is me". */
export function passwordActions(tools: FlowTools) {
  const { store, bridge, monotonic } = tools;
  const stageNow = () => {
    const { stage } = store.getState();
    return stage.at === 'new-password' ? stage : null;
  };

  async function keepPassword(): Promise<void> {
    await ask(tools, 'changePassword', async () => {
      const stage = stageNow();
      if (stage === null) return;
      const answer = await bridge.changePassword({ ticket: stage.ticket, newPassword: stage.password });
      if (answer.ok) {
        store.setState({ visit: answer.value.visit });
        return moveTo(tools, { at: 'person', person: answer.value.person });
      }
      const { kind } = answer.error;
      if (kind === 'password-refused') moveTo(tools, { ...stage, password: '', first: null });
      if (kind === 'ticket-expired') {
        const { documentNumber } = stage;
        moveTo(tools, { at: 'password', entry: { ...emptyEntry, documentNumber } });
      }
      refuse(tools, answer.error);
    });
  }

  return {
    /** Chosen → typed again → stored. Two that differ are both typed anew: nobody knows which one was meant. */
    newPassword: async () => {
      const stage = stageNow();
      if (stage === null || store.getState().busy !== null) return;
      if (stage.first === null) {
        if (isGoodPassword(stage.password)) moveTo(tools, { ...stage, first: stage.password, password: '' });
        return;
      }
      if (stage.first === stage.password) return keepPassword();
      moveTo(tools, { ...stage, first: null, password: '' });
      store.setState({ problem: { kind: 'passwords-differ' } });
    },
    chooseAgain: () => {
      const stage = stageNow();
      if (stage !== null) moveTo(tools, { ...stage, first: null, password: '' });
    },
    toPhoneCode: () => {
      const entry = { ...currentEntry(tools), secret: '' };
      if (entry.documentNumber !== '') moveTo(tools, { at: 'phone-code', entry, nextAt: null });
    },
    sendPhoneCode: () =>
      ask(tools, 'sendPhoneCode', async () => {
        const { stage } = store.getState();
        if (stage.at !== 'phone-code') return;
        const answer = await bridge.sendPhoneCode({ documentNumber: stage.entry.documentNumber });
        if (!answer.ok) return refuse(tools, answer.error);
        const { nextAt, now } = answer.value;
        moveTo(tools, { ...stage, nextAt: monotonic() + nextAt - now });
      }),
  };
}
