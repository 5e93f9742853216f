import type { WrongData } from '../../shared/sign-in';
import { currentEntry } from './entry-actions';
import { ask, moveTo, refuse, type FlowTools } from './flow-tools';

/** Nobody is stuck: a forgotten password, and what is wrong about the person on the screen. */
export function askOfficeActions(tools: FlowTools) {
  const { store, bridge } = tools;
  return {
    forgotPassword: () =>
      ask(tools, 'forgotPassword', async () => {
        const { documentNumber } = currentEntry(tools);
        const answer = await bridge.forgotPassword({ documentNumber });
        if (!answer.ok) return refuse(tools, answer.error);
        moveTo(tools, { at: 'office-asked', about: 'forgotten', answer: answer.value, person: null });
      }),
    toCorrection: () => {
      const { stage, busy } = store.getState();
      if (stage.at !== 'person' || busy !== null) return;
      moveTo(tools, { at: 'correction', person: stage.person, wrong: [] });
    },
    toggleWrong: (field: WrongData) => {
      const { stage, busy } = store.getState();
      if (stage.at !== 'correction' || busy !== null) return;
      const others = stage.wrong.filter((one) => one !== field);
      const wrong = others.length === stage.wrong.length ? [...others, field] : others;
      moveTo(tools, { ...stage, wrong });
    },
    requestCorrection: () =>
      ask(tools, 'requestCorrection', async () => {
        const { stage } = store.getState();
        if (stage.at !== 'correction' || stage.wrong.length === 0) return;
        const { person } = stage;
        const answer = await bridge.requestCorrection({ wrong: [...stage.wrong] });
        if (!answer.ok) return refuse(tools, answer.error);
        moveTo(tools, { at: 'office-asked', about: 'correction', answer: answer.value, person });
      }),
    toPerson: () => {
      const { stage } = store.getState();
      if ((stage.at === 'correction' || stage.at === 'office-asked') && stage.person !== null) {
        moveTo(tools, { at: 'person', person: stage.person });
      }
    },
  };
}
