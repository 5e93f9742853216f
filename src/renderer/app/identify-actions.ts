import type { Sample } from '../../shared/app-info';
import type { SignInAnswer, WindowProof } from '../../shared/sign-in';
import { currentEntry } from './entry-actions';
import { emptyEntry, type Entry, type FlowState } from './flow-state';
import { ask, moveTo, refuse, showFees, type FlowTools } from './flow-tools';

/** What is sent from a stage; null while it is not all there. */
function proofAt(at: FlowState['stage']['at'], entry: Entry): WindowProof | null {
  const { secret, registrationNumber } = entry;
  if (secret === '') return null;
  switch (at) {
    case 'second-factor':
      return { kind: 'second-factor', value: secret };
    case 'password':
      return { kind: 'password', password: secret, registrationNumber: null };
    case 'registration-number':
      return registrationNumber === '' ? null : { kind: 'password', password: secret, registrationNumber };
    case 'phone-code':
      return { kind: 'phone-code', code: secret };
    default:
      return null;
  }
}

function answered(tools: FlowTools, answer: SignInAnswer): void {
  const entry = currentEntry(tools);
  switch (answer.kind) {
    case 'signed-in':
      tools.store.setState({ visit: answer.visit });
      return moveTo(tools, { at: 'person', person: answer.person });
    case 'must-change-password': {
      const { documentNumber } = entry;
      return moveTo(tools, {
        at: 'new-password',
        ticket: answer.ticket,
        documentNumber,
        password: '',
        first: null,
      });
    }
    case 'registration-number-asked': {
      const registrationNumber = entry.sample?.registrationNumber ?? '';
      return moveTo(tools, { at: 'registration-number', entry: { ...entry, registrationNumber } });
    }
  }
}

/** Which of the things was wrong is never told; all but the document is typed again. */
function askAgain(tools: FlowTools): void {
  const { stage } = tools.store.getState();
  const entry = { ...currentEntry(tools), secret: '', registrationNumber: '' };
  if (stage.at === 'phone-code') return moveTo(tools, { ...stage, entry });
  if (stage.at !== 'home' && stage.at !== 'document') moveTo(tools, { at: tools.offers.method, entry });
}

export function identifyActions(tools: FlowTools) {
  const { store, bridge, offers } = tools;
  const toProof = () => {
    const entry = currentEntry(tools);
    if (entry.documentNumber === '') return;
    const secret = store.getState().stage.at === 'phone-code' ? '' : entry.secret;
    moveTo(tools, { at: offers.method, entry: { ...entry, secret } });
  };
  const signIn = () =>
    ask(tools, 'signIn', async () => {
      const entry = currentEntry(tools);
      const proof = proofAt(store.getState().stage.at, entry);
      if (entry.documentNumber === '' || proof === null) return;
      const answer = await bridge.signIn({ documentNumber: entry.documentNumber, proof });
      if (answer.ok) return answered(tools, answer.value);
      if (answer.error.kind === 'no-match') askAgain(tools);
      refuse(tools, answer.error);
    });
  return {
    begin: () => moveTo(tools, { at: 'document', entry: emptyEntry }),
    /** Training: a fictitious person, everything filled in where it would be typed. */
    chooseSample: (sample: Sample) => {
      const { documentNumber, secret } = sample;
      moveTo(tools, { at: 'document', entry: { ...emptyEntry, documentNumber, secret, sample } });
    },
    toProof,
    toDocument: () => moveTo(tools, { at: 'document', entry: currentEntry(tools) }),
    signIn,
    /** A chip reader has read the person's card, wherever on the way to "this is me" they are. */
    cardRead: async () => {
      const { stage } = store.getState();
      if (stage.at !== 'home' && !('entry' in stage)) return;
      await ask(tools, 'signInByCard', async () => {
        const answer = await bridge.signInByCard({});
        if (answer.ok) answered(tools, answer.value);
        else refuse(tools, answer.error);
      });
    },
    confirm: async () => {
      if (store.getState().stage.at !== 'person') return;
      await ask(tools, 'confirmPerson', async () => {
        const answer = await bridge.confirmPerson({});
        if (answer.ok) showFees(tools, answer.value);
        else refuse(tools, answer.error);
      });
    },
  };
}
