import type { Clock } from '../ports';
import type { ExamOffice } from '../ports/exam-office';

type Clocks = { readonly clock: Clock; readonly office: Pick<ExamOffice, 'clockDriftMs'> };

/** The exam office's time, UTC ms: payable windows open and close by it. Ours while the office never answered yet. */
export function officeNow({ clock, office }: Clocks): number {
  return clock.now() + (office.clockDriftMs() ?? 0);
}

/** When our clock will show it: the office's times as payments and their expiry need them. */
export function onOurClock({ office }: Clocks, officeMs: number): number {
  return officeMs - (office.clockDriftMs() ?? 0);
}
