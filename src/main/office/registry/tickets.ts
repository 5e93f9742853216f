/** Whose password a ticket changes: the changed one must be the person who signed in. */
export type Tickets = {
  readonly note: (ticket: string, documentNumber: string) => void;
  /** null: not one of ours, or too long ago. */
  readonly whose: (ticket: string) => string | null;
};

const MOST = 100;

export function makeTickets(): Tickets {
  const owners = new Map<string, string>();
  return {
    note: (ticket, documentNumber) => {
      owners.delete(ticket);
      const oldest = owners.keys().next();
      if (owners.size >= MOST && !oldest.done) owners.delete(oldest.value);
      owners.set(ticket, documentNumber);
    },
    whose: (ticket) => owners.get(ticket) ?? null,
  };
}
