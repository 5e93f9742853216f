import type { ContractPusher } from '../../shared/ipc/contract';
import type { Config } from '../config';
import type { Clock, Ids } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import { makeCardReadings, type CardReadings } from '../services/card-readings';
import { makePasswordTickets } from '../services/password-tickets';
import { makePhoneCodeDesk, type PhoneCodeDesk } from '../services/phone-code-desk';
import type { ProveParts } from '../services/prove-identity';
import { makeSerialise } from '../services/serialise';
import type { OpenedStore } from '../store/open-store';
import type { Store } from '../store/types';
import { signInOffers } from './from-config';

type IdentityParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly opened: OpenedStore;
  readonly pusher: ContractPusher;
};

type Identity = {
  readonly identity: ProveParts;
  readonly phoneCodes: PhoneCodeDesk;
  readonly cardReadings: CardReadings;
};

/** Who a candidate is: proofs, tries, tickets, codes and cards. */
export function wireIdentity(
  { config, clock, ids, opened, pusher }: IdentityParts,
  { office, store }: { readonly office: ExamOffice; readonly store: Store },
): Identity {
  const offers = signInOffers(config, office);
  const identity: ProveParts = {
    office,
    offers,
    tickets: makePasswordTickets(ids, clock),
    serialise: makeSerialise(),
    attempts: store.attempts,
    journal: store.journal,
    clock,
    blindIndex: (number) => opened.vault.blindIndex('attempt', number),
    tries: config.lockout.tries,
    lockMs: config.lockout.minutes * 60_000,
  };
  return {
    identity,
    phoneCodes: makePhoneCodeDesk(identity),
    cardReadings: makeCardReadings(clock, offers, (callerId) => pusher.toCaller(callerId, 'cardRead', {})),
  };
}
