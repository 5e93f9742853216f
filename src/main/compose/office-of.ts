import type { Config } from '../config';
import type { Clock } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import { rememberFees } from '../services/remember-fees';
import { moneySettings } from './from-config';

type Parts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly office: ExamOffice | null;
};

/** The exam office as the services meet it; null: the roster in the store, which is never down. */
export function officeOf({ config, clock, office }: Parts, roster: ExamOffice): ExamOffice {
  if (office === null) return roster;
  return moneySettings(config).whenOfficeDown === 'take-money' ? rememberFees(office, clock) : office;
}
