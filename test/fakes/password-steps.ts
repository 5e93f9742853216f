import { WANG } from './story-roster';
import { must } from './story-steps';
import { openWorld, type World } from './world';
import type { StoryWindow } from './world/story-window';

export const NOBODY = '110199199003071241';
export const GOOD = 'Kaoshi2026';

export const BY_PASSWORD = {
  method: 'password',
  secondFactor: 'registration-number',
  initialPassword: 'last-six',
  phoneCode: false,
  card: false,
};
export const lastSix = (documentNumber: string) => documentNumber.slice(-6);

export function signInBy(
  window: StoryWindow,
  documentNumber: string,
  password: string,
  registrationNumber: string | null = null,
) {
  return window.api.signIn({ documentNumber, proof: { kind: 'password', password, registrationNumber } });
}

/** To the question for a new password. */
export async function ticketOf(window: StoryWindow, person = WANG): Promise<string> {
  const { documentNumber, registrationNumber } = person;
  const answer = must(await signInBy(window, documentNumber, lastSix(documentNumber), registrationNumber));
  if (answer.kind !== 'must-change-password') throw new Error(answer.kind);
  return answer.ticket;
}

export const openByPassword = (more: object = {}): Promise<World> =>
  openWorld({ settings: { signIn: { ...BY_PASSWORD, ...more } } });
