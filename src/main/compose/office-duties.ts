import type { Timers } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import type { MoneyParts } from '../services/money-parts';
import { reportSource } from '../services/report-to-office';
import { reservationSource } from '../services/reserve-order';
import { makeOfficeDuties, type OfficeDuties } from '../services/serve-office';

/** What the exam office is owed, the most pressing first; what it does not take part in is not owed. */
export function officeDuties(
  money: MoneyParts,
  office: ExamOffice,
  timers: Timers,
  onDone: () => void,
): OfficeDuties {
  const { reservations } = office;
  const releases = reservations === null ? [] : [reservationSource({ ...money, office }, reservations)];
  const reports = office.reports === null ? [] : [reportSource(money, office.reports)];
  return makeOfficeDuties({ ...money, timers }, [...releases, ...reports], onDone);
}
