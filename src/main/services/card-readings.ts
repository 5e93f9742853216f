import type { SignInOffers } from '../../shared/sign-in';
import type { Clock } from '../ports';

const GOOD_FOR_MS = 30_000;

/**
 * What a chip reader of this device has read for a window: good once, for half a minute. Filled by the device, never by a
 * window, so that nothing a keyboard wedge types can pass for a card.
 */
export type CardReadings = {
  readonly put: (callerId: string, documentNumber: string) => void;
  readonly take: (callerId: string) => string | null;
};

/** `tell`: the window is told that it may ask. Without a configured chip reader nothing is put aside. */
export function makeCardReadings(
  clock: Pick<Clock, 'now'>,
  offers: Pick<SignInOffers, 'card'>,
  tell: (callerId: string) => void,
): CardReadings {
  const readings = new Map<string, { readonly documentNumber: string; readonly until: number }>();
  return {
    put: (callerId, documentNumber) => {
      if (!offers.card) return;
      readings.set(callerId, { documentNumber, until: clock.now() + GOOD_FOR_MS });
      tell(callerId);
    },
    take: (callerId) => {
      const reading = readings.get(callerId);
      readings.delete(callerId);
      return reading === undefined || clock.now() >= reading.until ? null : reading.documentNumber;
    },
  };
}
