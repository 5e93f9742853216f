import type { Caller } from '../../shared/ipc/kit';

/** The exam office decided in its own system. */
export const OFFICE_ACTOR = 'exam-office';

/** A rule of the product, not a person. */
export const SYSTEM_ACTOR = 'system';

/**
 * Who did it, as refunds and journal keep it. Until operators sign in by name an actor is a window of a role at a device:
 * what is asked for at one window is approved at another.
 */
export function actorOf(caller: Caller, deviceNumber: string): string {
  return `${caller.role}@${deviceNumber}/${caller.id}`;
}
