import type { Sample } from '../../shared/app-info';
import { readScan } from '../../shared/document-scan';
import { readDocument } from '../../shared/identity-document';
import { emptyEntry, type Entry } from './flow-state';
import { ask, moveTo, refuse, showFees, type FlowTools } from './flow-tools';

const LONGEST_DOCUMENT = 24;
const LONGEST_FACTOR = 40;
/** A card whose number is sure to be a person's document; other scans at the second question answer it. */
const SURE_DOCUMENTS = new Set(['resident-id', 'hk-macau-taiwan-residence', 'permanent-residence']);

function currentEntry({ store }: FlowTools): Entry {
  const { stage } = store.getState();
  return stage.at === 'document' || stage.at === 'second-factor' ? stage.entry : emptyEntry;
}

function onlyLettersAndDigits(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/** A busy machine brings half a reader's number first and the whole one after it. */
function completes(number: string, { reader, documentNumber }: Entry): boolean {
  return reader === 'wedge' && number.length > documentNumber.length && number.startsWith(documentNumber);
}

/** Nothing but typing: who it is, the core says. */
export function entryActions(tools: FlowTools) {
  const { store } = tools;
  function edit(change: (text: string, limit: number) => string): void {
    const { stage, busy } = store.getState();
    if (busy !== null) return;
    if (stage.at === 'second-factor') {
      const secondFactor = change(stage.entry.secondFactor, LONGEST_FACTOR);
      return moveTo(tools, { at: 'second-factor', entry: { ...stage.entry, secondFactor } });
    }
    if (stage.at !== 'document' && stage.at !== 'home') return;
    const entry = currentEntry(tools);
    const documentNumber = change(entry.documentNumber, LONGEST_DOCUMENT);
    moveTo(tools, { at: 'document', entry: { ...entry, documentNumber, reader: 'typed' } });
  }
  return {
    /** From the keypad or a keyboard; on the home screen typing begins. */
    type: (text: string) => {
      const typed = onlyLettersAndDigits(text);
      if (typed !== '') edit((before, limit) => (before + typed).slice(0, limit));
    },
    erase: () => {
      if (store.getState().stage.at !== 'home') edit((before) => before.slice(0, -1));
    },
    clear: () => edit(() => ''),
    /** What a reader typed: a document wherever one is asked for, or the answer to the second question. */
    scanned: (text: string) => {
      const { stage, busy } = store.getState();
      if (busy !== null || (stage.at !== 'home' && stage.at !== 'document' && stage.at !== 'second-factor'))
        return;
      const scan = readScan(text);
      const number = scan.ok ? scan.value.documentNumber : '';
      const { kind } = readDocument(number, { today: '9999-12-31' });
      const isAnswer = stage.at === 'second-factor' && !SURE_DOCUMENTS.has(kind);
      if (isAnswer && !completes(number, stage.entry)) {
        const secondFactor = onlyLettersAndDigits(text).slice(0, LONGEST_FACTOR);
        return moveTo(tools, { at: 'second-factor', entry: { ...stage.entry, secondFactor } });
      }
      if (!scan.ok) {
        moveTo(tools, { at: 'document', entry: currentEntry(tools) });
        return store.setState({ problem: { kind: 'nothing-scanned' } });
      }
      const entry = { ...emptyEntry, documentNumber: number, reader: 'wedge' } as const;
      moveTo(tools, { at: 'second-factor', entry });
    },
  };
}

export function identifyActions(tools: FlowTools) {
  const { store, bridge } = tools;
  const toSecondFactor = () => {
    const entry = currentEntry(tools);
    if (entry.documentNumber !== '') moveTo(tools, { at: 'second-factor', entry });
  };
  const identify = () =>
    ask(tools, 'identify', async () => {
      const { documentNumber, secondFactor, reader } = currentEntry(tools);
      if (documentNumber === '' || secondFactor === '') return;
      const answer = await bridge.identify({ documentNumber, secondFactor, reader });
      if (answer.ok) {
        store.setState({ visit: answer.value.visit });
        return moveTo(tools, { at: 'person', person: answer.value.person });
      }
      // Which of the two was wrong is never told; the second one is typed again.
      if (answer.error.kind === 'no-match') {
        moveTo(tools, { at: 'second-factor', entry: { ...currentEntry(tools), secondFactor: '' } });
      }
      refuse(tools, answer.error);
    });
  return {
    begin: () => moveTo(tools, { at: 'document', entry: emptyEntry }),
    /** Training: a fictitious person, everything filled in where it would be typed. */
    chooseSample: (sample: Sample) => {
      const { documentNumber, secondFactor } = sample;
      moveTo(tools, { at: 'document', entry: { documentNumber, secondFactor, reader: 'typed', sample } });
    },
    toSecondFactor,
    toDocument: () => moveTo(tools, { at: 'document', entry: currentEntry(tools) }),
    identify,
    /** The Enter key: the next thing to do on a screen where something is typed. */
    enter: () => {
      const { at } = store.getState().stage;
      if (at === 'document') toSecondFactor();
      if (at === 'second-factor') void identify();
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
