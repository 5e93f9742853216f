import type { Health } from '../../shared/health';
import type { OfficeBacklog } from '../../shared/office-report';
import type { Cancel, Clock, Ids, PaymentGateway, Timers } from '../ports';
import type { ClockGuard } from './clock-guard';
import type { GatewayPulse } from './gateway-pulse';
import type { PaymentGuard } from './guard-payments';

const LOOK_EVERY_MS = 5_000;
const PROBE_EVERY_MS = 5 * 60_000;
const PROBE_WHEN_ILL_MS = 30_000;

export type HealthWatch = {
  readonly health: () => Health;
  readonly start: () => void;
  readonly stop: () => void;
  /** Something that health tells of may have changed. */
  readonly look: () => void;
};

export type HealthParts = {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly gateways: readonly PaymentGateway[];
  readonly pulse: GatewayPulse;
  readonly clockGuard: ClockGuard;
  readonly guard: PaymentGuard;
  readonly countOpenPayments: () => number;
  readonly countFindings: () => number;
  readonly countForPerson: () => number;
  /** null: the exam office hears nothing. */
  readonly officeBacklog: () => OfficeBacklog | null;
  readonly tell: (health: Health) => void;
};

/** Tells the windows when the state of network, gateway, clock or disk changes, and keeps asking while it is ill. */
export function makeHealthWatch(parts: HealthParts): HealthWatch {
  let cancel: Cancel | null = null;
  let told = '';
  let probedAt = Number.NEGATIVE_INFINITY;

  function health(): Health {
    const { network, gateway } = parts.pulse.state();
    const officeBacklog = parts.officeBacklog();
    return {
      network,
      gateway,
      printer: 'none',
      blocks: [...parts.guard.blocks()],
      openPayments: parts.countOpenPayments(),
      statementFindings: parts.countFindings(),
      waitingForPerson: parts.countForPerson(),
      ...(officeBacklog === null ? {} : { officeBacklog }),
    };
  }

  function look(): void {
    const now = health();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    parts.tell(now);
  }

  /** A harmless question about a number that was never used: does the gateway answer, and what time has it? */
  async function probe(): Promise<void> {
    for (const gateway of parts.gateways) {
      const neverUsed = parts.ids.outTradeNo();
      const answer = await gateway.query(neverUsed);
      // WeChat signs no "no such order", but the close of a number it never saw: only that tells its time for certain.
      if (answer.kind === 'no-answer' && answer.why === 'unverified') await gateway.close(neverUsed);
    }
    look();
  }

  function turn(): void {
    look();
    const ill = parts.clockGuard.isWrong() || parts.pulse.state().gateway !== 'answers';
    const since = parts.clock.monotonic() - probedAt;
    if (since >= (ill ? PROBE_WHEN_ILL_MS : PROBE_EVERY_MS)) {
      probedAt = parts.clock.monotonic();
      void probe();
    }
    cancel = parts.timers.after(LOOK_EVERY_MS, turn);
  }

  return {
    health,
    look,
    start: turn,
    stop: () => {
      cancel?.();
      cancel = null;
    },
  };
}
