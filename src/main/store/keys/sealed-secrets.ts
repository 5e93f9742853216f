import type { Clock } from '../../ports';
import type { Store } from '../types';
import type { Vault } from './vault';

/**
 * Secrets of the gateways that somebody entered once instead of leaving them in a file: sealed by the data key, which
 * the key store of the machine wraps (docs/decisions/0004-data-key.md). They go along with every backup.
 */
export type SealedSecrets = {
  /** null: none was sealed under this name. Throws SealBroken when it was altered. */
  readonly read: (name: string) => string | null;
  readonly keep: (name: string, secret: string) => void;
};

const fact = (name: string) => `sealed-secret.${name}`;
const place = (name: string) => `secret/${name}`;

export function sealedSecrets(store: Store, vault: Vault, clock: Clock): SealedSecrets {
  return {
    read: (name) => {
      const sealed = store.facts.get(fact(name));
      return sealed === null ? null : vault.open(place(name), Buffer.from(sealed, 'base64'));
    },
    keep: (name, secret) =>
      store.transaction(() => {
        store.facts.set(fact(name), vault.seal(place(name), secret).toString('base64'));
        store.journal.append({ at: clock.now(), what: 'secret.sealed', subject: 'store', facts: { name } });
      }),
  };
}
