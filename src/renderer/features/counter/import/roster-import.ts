import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../../shared/ipc/contract';
import type { ImportProgress } from '../../../../shared/ipc/import-commands';
import type { Bridge } from '../../../../shared/ipc/kit';
import type { RosterColumn, RosterMapping } from '../../../../shared/roster-columns';
import { MOST_ROSTER_BYTES, type ImportMode } from '../../../../shared/roster-import';
import type { LineProblem } from '../../../../shared/roster-report';
import {
  CHOOSE,
  type ImportCommand,
  type ImportProblem,
  type ImportState,
  type RosterFile,
} from './import-state';
import { sendFile } from './send-file';

export type RosterImport = {
  readonly store: StoreApi<ImportState>;
  readonly start: (file: RosterFile) => Promise<void>;
  readonly chooseSheet: (sheet: string) => Promise<void>;
  readonly mapColumn: (at: number, column: RosterColumn | null) => Promise<void>;
  readonly tryOut: () => Promise<void>;
  readonly chooseMode: (mode: ImportMode) => void;
  readonly back: () => void;
  readonly apply: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** All lines that were not taken; null: they cannot be had any more. */
  readonly allProblems: () => Promise<readonly LineProblem[] | null>;
  readonly progress: (news: ImportProgress) => void;
};

type Tools = {
  readonly bridge: Pick<Bridge<Contract>, ImportCommand>;
  readonly store: StoreApi<ImportState>;
  /** Whether the answer is still wanted: nobody has cancelled or begun anew since. */
  readonly isCurrent: (importId: string) => boolean;
  readonly refuse: (fileName: string, problem: ImportProblem) => void;
};

async function start({ bridge, store, refuse }: Tools, file: RosterFile): Promise<void> {
  const { at } = store.getState();
  if (at === 'sending' || at === 'trying' || at === 'applying') return;
  const fileName = file.name.slice(0, 255);
  if (file.size > MOST_ROSTER_BYTES) return refuse(fileName, { kind: 'not-a-roster', why: 'too-large' });
  const sending = { at: 'sending', fileName, part: 0 } as const;
  store.setState(sending, true);
  const isSending = () => store.getState().at === 'sending';
  const sent = await sendFile(bridge, file, (part) => {
    if (isSending()) store.setState({ ...sending, part }, true);
  });
  if (!isSending()) return;
  if (!sent.ok) return refuse(fileName, sent.error);
  const importId = sent.value;
  const preview = await bridge.previewImport({ importId, sheet: null, mapping: null });
  if (!isSending()) return;
  if (!preview.ok) return refuse(fileName, preview.error);
  const found = { fileName, importId, preview: preview.value, mapping: null, isPending: false };
  store.setState({ at: 'mapping', ...found }, true);
}

/** Asks again with another sheet or mapping, whose samples are masked as what they then are. */
async function lookAgain(
  { bridge, store, isCurrent, refuse }: Tools,
  sheet: string | null,
  mapping: RosterMapping | null,
): Promise<void> {
  const state = store.getState();
  if (state.at !== 'mapping' || state.isPending) return;
  const { importId, fileName } = state;
  store.setState({ ...state, isPending: true }, true);
  const answer = await bridge.previewImport({
    importId,
    sheet,
    mapping: mapping === null ? null : [...mapping],
  });
  if (!isCurrent(importId)) return;
  if (!answer.ok) return refuse(fileName, answer.error);
  store.setState({ ...state, preview: answer.value, mapping, isPending: false }, true);
}

async function tryOut({ bridge, store, isCurrent, refuse }: Tools): Promise<void> {
  const state = store.getState();
  if (state.at !== 'mapping' || state.isPending) return;
  const { importId, fileName, preview, mapping } = state;
  const file = { fileName, importId, preview, mapping };
  store.setState({ ...file, at: 'trying', progress: null }, true);
  const choice = { sheet: preview.file.sheet, mapping: mapping === null ? null : [...mapping] };
  const answer = await bridge.tryImport({ importId, ...choice });
  if (!isCurrent(importId)) return;
  if (!answer.ok) return refuse(fileName, answer.error);
  store.setState({ ...file, at: 'tried', trial: answer.value, mode: null }, true);
}

async function apply({ bridge, store, isCurrent, refuse }: Tools): Promise<void> {
  const state = store.getState();
  if (state.at !== 'tried' || state.mode === null) return;
  const { importId, fileName, trial, mode } = state;
  store.setState({ at: 'applying', importId, fileName, trial, mode, progress: null }, true);
  const answer = await bridge.applyImport({ importId, mode });
  if (!isCurrent(importId)) return;
  if (!answer.ok) return refuse(fileName, answer.error);
  const { problems } = trial;
  store.setState({ at: 'done', importId, fileName, report: answer.value, problems }, true);
}

async function allProblems({ bridge, store }: Tools): Promise<readonly LineProblem[] | null> {
  const state = store.getState();
  if (!('importId' in state)) return null;
  const problems: LineProblem[] = [];
  for (;;) {
    const page = await bridge.importProblems({ importId: state.importId, after: problems.length });
    if (!page.ok) return null;
    problems.push(...page.value.problems);
    if (!page.value.more) return problems;
  }
}

/** One roster file from being chosen to being in force, or not. The core does it; this knows where it stands. */
export function makeRosterImport(bridge: Tools['bridge']): RosterImport {
  const store = createStore<ImportState>(() => CHOOSE);
  const tools: Tools = {
    bridge,
    store,
    isCurrent: (importId) => {
      const state = store.getState();
      return 'importId' in state && state.importId === importId;
    },
    refuse: (fileName, problem) => {
      if (problem.kind === 'cancelled') store.setState({ at: 'choose', wasCancelled: true }, true);
      else store.setState({ at: 'refused', fileName, problem }, true);
    },
  };

  return {
    store,
    start: (file) => start(tools, file),
    chooseSheet: (sheet) => lookAgain(tools, sheet, null),
    mapColumn: async (at, column) => {
      const state = store.getState();
      if (state.at !== 'mapping') return;
      const { columns, file } = state.preview;
      const mapping = columns.map((each, index) => (index === at ? column : each.column));
      await lookAgain(tools, file.sheet, mapping);
    },
    tryOut: () => tryOut(tools),
    chooseMode: (mode) => {
      const state = store.getState();
      if (state.at === 'tried') store.setState({ ...state, mode }, true);
    },
    back: () => {
      const state = store.getState();
      if (state.at !== 'tried') return;
      const { fileName, importId, preview, mapping } = state;
      store.setState({ at: 'mapping', fileName, importId, preview, mapping, isPending: false }, true);
    },
    apply: () => apply(tools),
    cancel: async () => {
      const state = store.getState();
      // What is being put in force may be so by the time the core hears this: its own answer counts.
      if (state.at !== 'applying') store.setState({ at: 'choose', wasCancelled: true }, true);
      if ('importId' in state) await bridge.cancelImport({ importId: state.importId });
    },
    allProblems: () => allProblems(tools),
    progress: (progress) => {
      const state = store.getState();
      if (state.at === 'trying' || state.at === 'applying') store.setState({ ...state, progress }, true);
    },
  };
}
