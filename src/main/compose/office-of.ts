import type { Config } from '../config';
import { rosterOffice } from '../office/roster-office';
import type { Clock } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import { rememberFees } from '../services/remember-fees';
import type { OpenedStore } from '../store/open-store';
import { moneySettings } from './from-config';

type Parts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly opened: OpenedStore;
  readonly office: ExamOffice | null;
};

/** The exam office as the services meet it; null: the roster in the store, which is never down. */
export function officeOf({ config, clock, opened, office }: Parts): ExamOffice {
  if (office === null)
    return rosterOffice({ roster: opened.store.roster, secondFactor: config.secondFactor });
  return moneySettings(config).whenOfficeDown === 'take-money' ? rememberFees(office, clock) : office;
}
