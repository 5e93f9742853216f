import { readScan } from '../../shared/document-scan';
import { readDocument } from '../../shared/identity-document';
import { LONGEST_TYPED_PASSWORD } from '../../shared/password-rules';
import { emptyEntry, type Entry, type Stage } from './flow-state';
import { moveTo, type FlowTools } from './flow-tools';

const LONGEST_DOCUMENT = 24;
const LONGEST_FACTOR = 40;
const LONGEST_CODE = 12;
/** A card whose number is sure to be a person's document; other scans at the second question answer it. */
const SURE_DOCUMENTS = new Set(['resident-id', 'hk-macau-taiwan-residence', 'permanent-residence']);

export function currentEntry({ store }: FlowTools): Entry {
  const { stage } = store.getState();
  return 'entry' in stage ? stage.entry : emptyEntry;
}

function onlyLettersAndDigits(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/** What may stand in the field of each stage; a password keeps its capitals, and its signs so that the rules can say so. */
function cleaned(at: Stage['at'], text: string): string {
  if (at === 'password' || at === 'new-password') return text.replace(/[^\x21-\x7e]/g, '');
  return at === 'phone-code' ? text.replace(/\D/g, '') : onlyLettersAndDigits(text);
}

type Change = (text: string, limit: number) => string;

/** The stage with its field changed; null where nothing is typed. */
function changed(stage: Stage, change: Change): Stage | null {
  switch (stage.at) {
    case 'home':
    case 'document': {
      const entry = stage.at === 'home' ? emptyEntry : stage.entry;
      const documentNumber = change(entry.documentNumber, LONGEST_DOCUMENT);
      return { at: 'document', entry: { ...entry, documentNumber, reader: 'typed' } };
    }
    case 'second-factor':
      return { ...stage, entry: { ...stage.entry, secret: change(stage.entry.secret, LONGEST_FACTOR) } };
    case 'password':
      return {
        ...stage,
        entry: { ...stage.entry, secret: change(stage.entry.secret, LONGEST_TYPED_PASSWORD) },
      };
    case 'phone-code':
      return { ...stage, entry: { ...stage.entry, secret: change(stage.entry.secret, LONGEST_CODE) } };
    case 'registration-number': {
      const registrationNumber = change(stage.entry.registrationNumber, LONGEST_FACTOR);
      return { ...stage, entry: { ...stage.entry, registrationNumber } };
    }
    case 'new-password':
      return { ...stage, password: change(stage.password, LONGEST_TYPED_PASSWORD) };
    default:
      return null;
  }
}

/** A busy machine brings half a reader's number first and the whole one after it. */
function completes(number: string, { reader, documentNumber }: Entry): boolean {
  return reader === 'wedge' && number.length > documentNumber.length && number.startsWith(documentNumber);
}

/** Nothing but typing: who it is, the core says. */
export function entryActions(tools: FlowTools) {
  const { store, offers } = tools;
  function edit(change: Change): void {
    const { stage, busy } = store.getState();
    const after = busy === null ? changed(stage, change) : null;
    if (after !== null) moveTo(tools, after);
  }
  /** A registration number may stand as a code on the admission ticket; a password never does. */
  function answerScanned(stage: Stage, text: string): void {
    if (stage.at === 'second-factor' || stage.at === 'registration-number') {
      const after = changed(stage, (_before, limit) => onlyLettersAndDigits(text).slice(0, limit));
      if (after !== null) moveTo(tools, after);
    }
  }
  return {
    /** From the keypad or a keyboard; on the home screen typing begins. */
    type: (text: string) => {
      const typed = cleaned(store.getState().stage.at, text);
      if (typed !== '') edit((before, limit) => (before + typed).slice(0, limit));
    },
    erase: () => {
      if (store.getState().stage.at !== 'home') edit((before) => before.slice(0, -1));
    },
    clear: () => edit(() => ''),
    /** What a reader typed: a document wherever one is asked for, or the answer to the second question. */
    scanned: (text: string) => {
      const { stage, busy } = store.getState();
      if (busy !== null || (stage.at !== 'home' && !('entry' in stage))) return;
      const scan = readScan(text);
      const number = scan.ok ? scan.value.documentNumber : '';
      const { kind } = readDocument(number, { today: '9999-12-31' });
      const asksDocument = stage.at === 'home' || stage.at === 'document';
      if (!asksDocument && !SURE_DOCUMENTS.has(kind) && !completes(number, currentEntry(tools))) {
        return answerScanned(stage, text);
      }
      if (!scan.ok) {
        moveTo(tools, { at: 'document', entry: currentEntry(tools) });
        return store.setState({ problem: { kind: 'nothing-scanned' } });
      }
      moveTo(tools, {
        at: offers.method,
        entry: { ...emptyEntry, documentNumber: number, reader: 'wedge' },
      });
    },
  };
}
