import type { Clock, Ids } from '../ports';

const GOOD_FOR_MS = 5 * 60_000;

/**
 * Leave to replace a first password that was right: one per window, good once and for five minutes. In memory only: after a
 * crash the person signs in with the old password again, which is valid until the new one is stored.
 */
export type PasswordTickets = {
  /** `officeTicket` is the exam office's own; windows never see it. */
  readonly give: (callerId: string, officeTicket: string) => string;
  /** null: not this window's, used, or too old. */
  readonly take: (callerId: string, ticket: string) => string | null;
  /** It was not used up: the new password was refused, or the office could not be reached. */
  readonly giveBack: (callerId: string, ticket: string, officeTicket: string) => void;
  readonly forget: (callerId: string) => void;
};

export function makePasswordTickets(ids: Pick<Ids, 'visit'>, clock: Pick<Clock, 'now'>): PasswordTickets {
  const tickets = new Map<
    string,
    { readonly ticket: string; readonly officeTicket: string; readonly until: number }
  >();
  const put = (callerId: string, ticket: string, officeTicket: string) =>
    void tickets.set(callerId, { ticket, officeTicket, until: clock.now() + GOOD_FOR_MS });
  return {
    give: (callerId, officeTicket) => {
      const ticket = ids.visit();
      put(callerId, ticket, officeTicket);
      return ticket;
    },
    take: (callerId, ticket) => {
      const given = tickets.get(callerId);
      if (given === undefined || given.ticket !== ticket) return null;
      tickets.delete(callerId);
      return clock.now() < given.until ? given.officeTicket : null;
    },
    giveBack: put,
    forget: (callerId) => void tickets.delete(callerId),
  };
}
