/** Ties the find field to the row that Enter opens. */
export const RESULTS_ID = 'found-candidates';

export function resultId(index: number): string {
  return `${RESULTS_ID}-${index}`;
}
