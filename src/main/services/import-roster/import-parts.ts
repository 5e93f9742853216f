import type { MappingFault, RosterMapping } from '../../../shared/roster-columns';
import type { ImportPreview, NotARoster } from '../../../shared/roster-import';
import type { ImportProgress } from '../../../shared/ipc/import-commands';
import type { LineProblem, RosterFileKind } from '../../../shared/roster-report';
import type { Result } from '../../../shared/result';
import type { Clock, Timers } from '../../ports';
import type { RosterLine, Store } from '../../store/types';

export type RosterRead =
  | { readonly kind: 'line'; readonly line: RosterLine; readonly isDocumentOdd: boolean }
  | { readonly kind: 'problem'; readonly problem: LineProblem };

export type ImportChoice = { readonly sheet: string | null; readonly mapping: RosterMapping | null };

/** A roster file as lines, in small batches. A refusal may come after lines; they must not become the roster. */
type RosterLines = AsyncGenerator<readonly RosterRead[], Result<{ readonly sha256: string }, NotARoster>>;

export type OpenedRoster = {
  readonly preview: ImportPreview;
  /** Of the header. */
  readonly signature: string;
  readonly mapping: RosterMapping;
  readonly file: RosterFileKind;
  /** `today` is `yyyy-MM-dd` in Shanghai; `tell` hears which part of the file was read, 0–1. */
  readonly read: (today: string, tell: (part: number) => void) => Result<RosterLines, MappingFault>;
};

export type ImportParts = {
  readonly store: Pick<Store, 'roster' | 'mappings' | 'journal' | 'facts' | 'transaction'>;
  /** `breathe` is called wherever it may take long. */
  readonly open: (
    bytes: Uint8Array,
    choice: ImportChoice,
    breathe: () => Promise<void>,
  ) => Promise<Result<OpenedRoster, NotARoster>>;
  readonly clock: Clock;
  readonly timers: Timers;
};

export type TellProgress = (progress: ImportProgress) => void;
