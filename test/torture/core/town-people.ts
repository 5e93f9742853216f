import { checkCharacter } from '../../../src/shared/identity-document/resident-number';

export type Candidate = { readonly documentNumber: string; readonly registrationNumber: string };

const CANDIDATES = 120;
export const FEES = [
  { item: '笔试考务费', yuan: '65.00' },
  { item: '口试考务费', yuan: '55.00' },
] as const;

function candidate(index: number): Candidate {
  const first17 = `119999199503${String(1 + (index % 28)).padStart(2, '0')}${String(index).padStart(3, '0')}`;
  return {
    documentNumber: `${first17}${checkCharacter(first17)}`,
    registrationNumber: `3101${String(index).padStart(4, '0')}`,
  };
}

/** Fictitious: region 119999 is not assigned. */
export const TOWN_PEOPLE: readonly Candidate[] = Array.from({ length: CANDIDATES }, (_, index) =>
  candidate(index + 1),
);
