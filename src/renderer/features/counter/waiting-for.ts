import type { Health } from '../../../shared/health';

/** Everything on the desk that somebody has to do something about. */
export function waitingFor(health: Health | null): number {
  if (health === null) return 0;
  const { waitingForPerson = 0, statementFindings = 0, officeBacklog } = health;
  const cases = officeBacklog === undefined ? 0 : officeBacklog.setAside + officeBacklog.duplicates;
  return waitingForPerson + statementFindings + cases;
}
