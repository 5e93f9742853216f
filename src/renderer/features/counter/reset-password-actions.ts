import { ask, refuse, type CounterTools } from './counter-tools';
import { closeDialog, openDialog } from './leave-actions';

/** The operator has looked at the original document: the first password counts again, and a lock is over. */
export function resetPasswordActions(tools: CounterTools) {
  const { store, bridge } = tools;
  return {
    askResetPassword: () => {
      if (store.getState().serving !== null) openDialog(tools, { kind: 'reset-password' });
    },
    resetPassword: (because: string) =>
      ask(tools, 'fees', async () => {
        const visit = store.getState().serving?.visit;
        closeDialog(tools);
        if (visit === undefined) return;
        const answer = await bridge.resetPassword({ because });
        if (!answer.ok) return refuse(tools, 'fees', visit, answer.error);
        openDialog(tools, { kind: 'password-reset' });
      }),
  };
}
