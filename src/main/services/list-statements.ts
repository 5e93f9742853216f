import type { StatementDay } from '../../shared/statement';
import type { StoredFinding } from '../store/statement-types';
import type { MoneyParts } from './money-parts';
import { oldestDay } from './statement-days';

const MOST_FINDINGS = 1_000;

/** The days of every channel that has statements, youngest first, each with what was found. */
export function listStatements(parts: MoneyParts): { days: StatementDay[]; more: boolean } {
  const { statements, findings } = parts.store;
  const first = oldestDay(parts.clock.now());
  const found = findings.since(first).toReversed();
  const shown = found.slice(0, MOST_FINDINGS);
  const days = [...parts.gateways.keys()]
    .flatMap((channel) => statements.since(channel, first))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .map(({ channel, day, state, detail, askAt, fetchedAt, paid, refunded, others }): StatementDay => {
      const ofDay = shown.filter((one) => one.channel === channel && one.day === day);
      const withOrder = ofDay.map((one) => withOrderNumber(parts, one));
      return { channel, day, state, detail, askAt, fetchedAt, paid, refunded, others, findings: withOrder };
    });
  return { days, more: found.length > shown.length };
}

function withOrderNumber({ store }: MoneyParts, finding: StoredFinding): StatementDay['findings'][number] {
  const { channel: _channel, ...rest } = finding;
  const orderId = store.payments.byNumber(finding.outTradeNo)?.payment.orderId;
  const order = orderId === undefined ? null : store.orders.byId(orderId);
  return { ...rest, orderNumber: order?.number ?? null };
}
