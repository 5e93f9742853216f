import { err, ok } from '../../shared/result';
import { documentOf } from './count-tries';
import { countedAsk, type Asked } from './counted-ask';
import type { ProveParts } from './prove-identity';

/** Between two codes to one phone. */
const CODE_PAUSE_MS = 60_000;

export type PhoneCodeDesk = {
  readonly send: (documentNumber: string) => Asked<{ nextAt: number; now: number }>;
};

/** A repeat within the minute sends nothing and answers when the next one may go out. */
export function makePhoneCodeDesk(parts: ProveParts): PhoneCodeDesk {
  const nextAt = new Map<string, number>();
  const { clock } = parts;
  return {
    send: async (documentNumber) => {
      const calls = parts.offers.phoneCode ? parts.office.phoneCodes : null;
      if (calls === null) return err({ kind: 'not-offered' });
      const key = parts.blindIndex(`next phone-code ${documentOf(parts, documentNumber)}`);
      // Two touches at once: the second one finds what the first has sent.
      return parts.serialise(key, async () => {
        for (const [one, until] of nextAt) if (until <= clock.now()) nextAt.delete(one);
        const waiting = nextAt.get(key);
        if (waiting !== undefined) return ok({ nextAt: waiting, now: clock.now() });
        const sent = await countedAsk(parts, 'phone-code', documentNumber, calls.send);
        if (!sent.ok) return sent;
        const after = clock.now() + CODE_PAUSE_MS;
        nextAt.set(key, after);
        return ok({ nextAt: after, now: clock.now() });
      });
    },
  };
}
