import type { ImportProgress } from '../../../../shared/ipc/import-commands';
import type { Contract } from '../../../../shared/ipc/contract';
import type { ErrorOf, SeamError } from '../../../../shared/ipc/kit';
import type { ImportMode, ImportPreview, ImportReport, ImportTrial } from '../../../../shared/roster-import';
import type { RosterMapping } from '../../../../shared/roster-columns';
import type { LineProblem } from '../../../../shared/roster-report';

export type ImportCommand =
  | 'beginImport'
  | 'sendImportPart'
  | 'previewImport'
  | 'tryImport'
  | 'applyImport'
  | 'importProblems'
  | 'cancelImport';

export type ImportProblem = ErrorOf<Contract[ImportCommand]> | SeamError | { readonly kind: 'not-readable' };

/** A file as the page gets it from its chooser. `part` is null when it cannot be read. */
export type RosterFile = {
  readonly name: string;
  readonly size: number;
  readonly part: (from: number, to: number) => Promise<Uint8Array | null>;
};

type File = { readonly fileName: string; readonly importId: string };

/**
 * choose ─▶ sending ─▶ mapping ⇄ trying ─▶ tried ─▶ applying ─▶ done
 * From everywhere to refused, with the reason, or by cancelling back to choose.
 */
export type ImportState =
  | { readonly at: 'choose'; readonly wasCancelled: boolean }
  | { readonly at: 'sending'; readonly fileName: string; readonly part: number }
  | (File & {
      readonly at: 'mapping';
      readonly preview: ImportPreview;
      /** Chosen by hand; null: as it was recognised. */
      readonly mapping: RosterMapping | null;
      /** The core is being asked for another sheet or mapping. */
      readonly isPending: boolean;
    })
  | (File & {
      readonly at: 'trying';
      readonly preview: ImportPreview;
      readonly mapping: RosterMapping | null;
      readonly progress: ImportProgress | null;
    })
  | (File & {
      readonly at: 'tried';
      readonly preview: ImportPreview;
      readonly mapping: RosterMapping | null;
      readonly trial: ImportTrial;
      readonly mode: ImportMode | null;
    })
  | (File & {
      readonly at: 'applying';
      readonly trial: ImportTrial;
      readonly mode: ImportMode;
      readonly progress: ImportProgress | null;
    })
  | (File & {
      readonly at: 'done';
      readonly report: ImportReport;
      readonly problems: readonly LineProblem[];
    })
  | { readonly at: 'refused'; readonly fileName: string; readonly problem: ImportProblem };

export const CHOOSE: ImportState = { at: 'choose', wasCancelled: false };
