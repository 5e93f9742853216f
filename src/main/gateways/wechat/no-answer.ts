import type { NoAnswer } from '../../ports';

export function noAnswer(
  why: NoAnswer['why'],
  incident: string | null = null,
  retryAfterMs: number | null = null,
): NoAnswer {
  return { kind: 'no-answer', why, retryAfterMs, incident };
}

/** An answer came that cannot be believed (payments.md rule 2). `about` is our number. */
export function doubt(about: string, what: string): NoAnswer {
  return noAnswer('unverified', `${about}: ${what}`);
}
