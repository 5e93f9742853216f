import { trainingRoster } from '../../../src/main/office/training-roster';
import type { Sample } from '../../../src/shared/app-info';

/** A fictitious person of the training roster, as they stand in front of the kiosk. */
export type Person = {
  readonly name: string;
  readonly documentNumber: string;
  readonly phone: string | null;
  /** Of the first registration; the second factor by default. */
  readonly registrationNumber: string;
};

const { lines, samples } = trainingRoster(Date.now());

export const EVERYBODY: readonly Person[] = [
  ...new Map(
    lines
      .toReversed()
      .map(({ candidate, feeItem }) => [
        candidate.id,
        { ...candidate, registrationNumber: feeItem.registrationNumber },
      ]),
  ).values(),
];

export function personNamed(name: string): Person {
  const found = EVERYBODY.find((person) => person.name === name);
  if (found === undefined) throw new Error(`nobody of the training roster is called ${name}`);
  return found;
}

/** The sample of the home screen that demonstrates this. */
export function sampleOf(shows: Sample['shows']): Sample {
  const found = samples.find((sample) => sample.shows === shows);
  if (found === undefined) throw new Error(`no sample shows ${shows}`);
  return found;
}
