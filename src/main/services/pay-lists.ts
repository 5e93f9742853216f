import type { Candidate } from '../../shared/exam';

/** Whom each counter window's last list named; kept until it is opened, replaced or the window goes. */
export type PayLists = Map<string, readonly Candidate[]>;
