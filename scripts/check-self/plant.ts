/** One violation, where it is put, and the words by which the named step must report it. */
export interface Plant {
  readonly step: 'types' | 'lint' | 'layers' | 'dead code' | 'format' | 'words';
  readonly file: string;
  readonly text: string;
  /** All of them on one line of the step's output. */
  readonly reported: readonly string[];
}
