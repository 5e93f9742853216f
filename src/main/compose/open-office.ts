import { err, ok, type Result } from '../../shared/result';
import type { Config } from '../config';
import type { ExamOffice } from '../ports/exam-office';

export type OpenedOffice = {
  /** null: the roster in the store. */
  readonly office: ExamOffice | null;
  readonly stop: () => Promise<void>;
};

/** The exam office of the configuration. The error is one line: key, file, what is wrong. */
export function openOffice({ config }: { readonly config: Config }): Result<OpenedOffice, string> {
  if (config.office.kind === 'roster') return ok({ office: null, stop: async () => undefined });
  return err('office.kind: expected "roster", found "registry": this release cannot ask a registry');
}
