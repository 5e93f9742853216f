import { createHash, randomBytes } from 'node:crypto';
import type { WindowKind } from '../../shared/operator';

/** Who may open a page: a token from the terminal, good for one time, becomes the cookie of one window. */
export type Tickets = {
  readonly issue: (window: WindowKind) => string;
  /** The token is burnt whatever comes of it. */
  readonly redeem: (token: string) => { readonly window: WindowKind; readonly session: string } | null;
  readonly isSession: (window: WindowKind, session: string) => boolean;
};

/** Kept as hashes, so that finding one takes no longer the more of it was guessed. */
function key(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function makeTickets(): Tickets {
  const tokens = new Map<string, WindowKind>();
  const sessions = new Map<string, WindowKind>();
  return {
    issue: (window) => {
      const token = newSecret();
      tokens.set(key(token), window);
      return token;
    },
    redeem: (token) => {
      const window = tokens.get(key(token));
      if (window === undefined) return null;
      tokens.delete(key(token));
      const session = newSecret();
      sessions.set(key(session), window);
      return { window, session };
    },
    isSession: (window, session) => sessions.get(key(session)) === window,
  };
}
