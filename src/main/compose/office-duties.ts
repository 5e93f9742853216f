import type { Timers } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import type { MoneyParts } from '../services/money-parts';
import { reportSource } from '../services/report-to-office';
import { makeOfficeDuties, type OfficeDuties } from '../services/serve-office';

/** What the exam office is owed, the most pressing first; what it does not take part in is not owed. */
export function officeDuties(
  money: MoneyParts,
  office: ExamOffice,
  timers: Timers,
  onDone: () => void,
): OfficeDuties {
  const reports = office.reports === null ? [] : [reportSource(money, office.reports)];
  return makeOfficeDuties({ ...money, timers }, [...reports], onDone);
}
