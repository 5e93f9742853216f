import type { Sample } from '../../../shared/app-info';
import type { FeeKey } from './exams';
import type { Standing } from './standings';

/** One person of the training roster. Nobody here is real; who can read the numbers sees that they cannot be. */
export type TrainingPerson = {
  readonly name: string;
  readonly document: string;
  readonly fees: readonly (readonly [FeeKey, Standing])[];
  /** null: no phone known. Otherwise one is made up from the person's place in the list. */
  readonly phone?: null;
  /** Offered on the home screen to show this. */
  readonly shows?: Sample['shows'];
};
