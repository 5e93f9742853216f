import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../shared/ipc/contract';
import type { Bridge, ErrorOf, SeamError } from '../../../shared/ipc/kit';
import type { ImportReport } from '../../../shared/roster-report';

/** The contract takes no more, and the core would refuse it after the whole file had crossed. */
const LARGEST_BYTES = 32 * 1024 * 1024;

export type ImportProblem = ErrorOf<Contract['importRoster']> | SeamError | { readonly kind: 'not-readable' };

export type ImportState =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly fileName: string; readonly lines: number; readonly accepted: number }
  | { readonly at: 'refused'; readonly fileName: string; readonly problem: ImportProblem }
  | { readonly at: 'done'; readonly fileName: string; readonly report: ImportReport };

/** A file as the page gets it from its chooser. `base64` is null when it cannot be read. */
export type RosterFile = {
  readonly name: string;
  readonly size: number;
  readonly base64: () => Promise<string | null>;
};

export type RosterImport = {
  readonly store: StoreApi<ImportState>;
  readonly start: (file: RosterFile) => Promise<void>;
  readonly progress: (news: { readonly lines: number; readonly accepted: number }) => void;
  /** Another file; while one is being read nothing changes. */
  readonly again: () => void;
};

export function makeRosterImport(bridge: Pick<Bridge<Contract>, 'importRoster'>): RosterImport {
  const store = createStore<ImportState>(() => ({ at: 'choose' }));

  function refuse(fileName: string, problem: ImportProblem): void {
    store.setState({ at: 'refused', fileName, problem }, true);
  }

  async function start(file: RosterFile): Promise<void> {
    if (store.getState().at === 'reading') return;
    const fileName = file.name.slice(0, 255);
    if (file.size > LARGEST_BYTES) {
      return refuse(fileName, { kind: 'not-a-csv', why: 'too-large', missing: [], repeated: [] });
    }
    store.setState({ at: 'reading', fileName, lines: 0, accepted: 0 }, true);
    const base64 = await file.base64();
    if (base64 === null) return refuse(fileName, { kind: 'not-readable' });
    const answer = await bridge.importRoster({ fileName, base64 });
    if (answer.ok) store.setState({ at: 'done', fileName, report: answer.value }, true);
    else refuse(fileName, answer.error);
  }

  return {
    store,
    start,
    progress: ({ lines, accepted }) => {
      const now = store.getState();
      if (now.at === 'reading') store.setState({ ...now, lines, accepted }, true);
    },
    again: () => {
      if (store.getState().at !== 'reading') store.setState({ at: 'choose' }, true);
    },
  };
}
