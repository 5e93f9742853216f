import type { Store } from '../../../src/main/store/types';
import type { Vault } from '../../../src/main/store/keys/vault';
import { next } from '../../../src/shared/next-payment';
import { shanghaiDate } from '../../../src/shared/time-zone';
import { makeIntake, type Intake } from '../intake/make-intake';
import { fillInChunks } from './fill-in-chunks';

const DAY_MS = 86_400_000;
export const ORDERS_A_DAY = 400;
const OPENS_AT_MS = 8 * 3_600_000;
const SPACING_MS = Math.floor(DAY_MS / 2 / ORDERS_A_DAY);
/** Monday 2018-01-01, 00:00 in Shanghai. */
const FIRST_DAY = Date.UTC(2017, 11, 31, 16);

/** 00:00 in Shanghai, UTC ms, of the `day`-th day with orders; each has ORDERS_A_DAY. */
export function startOfDay(day: number): number {
  return FIRST_DAY + day * DAY_MS;
}

/** As long and as scattered as the random ones, but a hundred times cheaper to make. */
function scatteredIds() {
  let count = 0;
  const next = () => {
    count += 1;
    const text = ((count * 2_654_435_761) % 2 ** 32).toString(36).toUpperCase().padStart(7, '0');
    return text + text + text;
  };
  return {
    orderId: () => `O${next()}0000`,
    outTradeNo: () => `P${next()}0000`,
    orderNumber: (at: number) => `${shanghaiDate(at).replaceAll('-', '')}-${next().slice(0, 8)}`,
  };
}

/** A paid order with what a list of orders shows of it: lines, payment, receipt. */
function insertPaid(store: Store, { order, payment }: Intake): void {
  const { outTradeNo, orderId, amount, createdAt } = payment;
  const at = createdAt + 20_000;
  const money = { amount, gatewayTradeNo: `42000${outTradeNo}`, paidAt: at };
  const paid = next(payment, { type: 'seen-paid', at, money }).payment;
  const lines = order.lines.map((line) => ({ ...line, state: 'paid' as const }));
  store.orders.insert({ ...order, state: 'paid', lines });
  store.payments.insert(paid, { askAt: null, asks: 0, onScreenSince: null });
  store.receipts.issue({
    candidateId: order.lines[0]?.candidateId ?? '',
    deviceNumber: 'D01',
    date: shanghaiDate(at),
    orderId,
    outTradeNo,
    issuedAt: at,
    lineNumbers: lines.map((line) => line.lineNumber),
  });
}

/** `count` paid orders, one after the other as time went on. */
export function fillOrders(dir: string, vault: Vault, count: number): void {
  const ids = scatteredIds();
  fillInChunks(dir, vault, count, (store, from, to) =>
    store.transaction(() => {
      for (let at = from; at < to; at += 1) {
        const opens = startOfDay(Math.floor(at / ORDERS_A_DAY)) + OPENS_AT_MS;
        insertPaid(store, makeIntake(opens + (at % ORDERS_A_DAY) * SPACING_MS, 1, ids));
      }
    }),
  );
}
