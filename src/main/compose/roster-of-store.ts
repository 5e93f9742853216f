import type { Sample } from '../../shared/app-info';
import type { Config } from '../config';
import { makePasswordHasher } from '../office/passwords/password-hasher';
import { rosterOffice } from '../office/roster-office';
import { trainingRoster } from '../office/training-roster';
import type { Clock, Ids } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import type { OpenedStore } from '../store/open-store';

type RosterParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly opened: OpenedStore;
};

/** The exam office on this machine: the roster in the store, with the passwords that candidates chose. */
export function rosterOfStore({ config, clock, ids, opened }: RosterParts): {
  readonly office: ExamOffice;
  readonly stop: () => Promise<void>;
} {
  const { roster, passwords: chosen } = opened.store;
  const { method, secondFactor } = config.signIn;
  const hasher = makePasswordHasher();
  const passwords = method === 'password' ? { chosen, hasher, clock, ids } : null;
  return { office: rosterOffice({ roster, secondFactor, passwords }), stop: hasher.stop };
}

/**
 * The built-in roster is laid anew at each start, its windows around today and its first passwords valid again, until
 * somebody imports another one.
 */
export function seedTraining({ config, clock, opened }: Omit<RosterParts, 'ids'>): readonly Sample[] {
  const { facts, passwords, roster } = opened.store;
  if (facts.get('roster.imported') !== null) return [];
  const { method, secondFactor } = config.signIn;
  const { lines, samples } = trainingRoster(
    clock.now(),
    method === 'password' ? 'first-password' : secondFactor,
  );
  const stage = roster.stage();
  stage.add(lines);
  stage.switchIn();
  passwords.removeAll();
  return samples;
}
