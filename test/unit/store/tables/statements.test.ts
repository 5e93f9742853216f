import { expect, test } from 'vitest';
import type { StatementRow } from '../../../../src/main/ports';
import { expectedStatement } from '../../../../src/main/services/store-statement';
import type { Statement, StoredFinding } from '../../../../src/main/store/statement-types';
import { abandonReadings } from '../../../../src/main/store/tables/statement-stage';
import type { Store } from '../../../../src/main/store/types';
import { fen } from '../../../../src/shared/money';
import { bareStore } from '../support/memory-store';

const DAY = '2026-11-23';

const paid = (outTradeNo: string, amount = 100): StatementRow => ({
  kind: 'paid',
  outTradeNo,
  gatewayTradeNo: `G-${outTradeNo}`,
  amount: fen(amount),
  at: 5,
});
const refunded = (outTradeNo: string): StatementRow => ({
  kind: 'refunded',
  outTradeNo,
  gatewayTradeNo: `G-${outTradeNo}`,
  refundNumber: '',
  amount: fen(7),
  at: null,
  state: 'processing',
});

function statement(change: Partial<Statement> = {}): Statement {
  return { ...expectedStatement('wechat', DAY, 1), state: 'complete', askAt: null, readings: 1, ...change };
}

function store(store: Store, rows: readonly StatementRow[], change: Partial<Statement> = {}): void {
  const stage = store.statements.stage('wechat', DAY);
  for (const row of rows) stage.add([row]);
  stage.switchIn(statement(change));
}

test('a statement is kept with every field, and written over', () => {
  const { statements } = bareStore().store;
  const whole = statement({
    detail: 'words',
    sha1: 'ab',
    fetchedAt: 9,
    paid: { count: 2, sum: fen(300) },
    refunded: { count: 1, sum: fen(7) },
    others: { count: 3, sum: fen(9) },
    rowsMatched: false,
    refundsMatched: true,
  });
  statements.save(whole);
  expect(statements.byDay('wechat', DAY)).toEqual(whole);
  statements.save({ ...whole, asks: 4 });
  expect(statements.since('wechat', '2026-01-01')).toEqual([{ ...whole, asks: 4 }]);
  expect(statements.byDay('alipay', DAY)).toBeNull();
  expect(statements.since('wechat', '2026-11-24')).toEqual([]);
});

test('rows count from the switch on, as they were given, and only the last reading counts', () => {
  const { store: opened } = bareStore();
  const { statements } = opened;
  const first = [paid('A'), refunded('A'), paid('B')];
  const stage = statements.stage('wechat', DAY);
  stage.add(first.slice(0, 2));
  stage.add(first.slice(2));
  expect(statements.ofNumber('wechat', 'A')).toEqual([]);
  stage.switchIn(statement());
  expect(statements.ofNumber('wechat', 'A')).toEqual(first.slice(0, 2).map((row) => ({ ...row, day: DAY })));
  expect(statements.ofNumber('alipay', 'A')).toEqual([]);
  const reading = statements.byDay('wechat', DAY)?.reading ?? 0;
  expect(statements.rowsAfter(reading, 1, 1)).toEqual([{ place: 2, row: first[1] }]);
  store(opened, [paid('B', 200)], { readings: 2 });
  expect(statements.ofNumber('wechat', 'A')).toEqual([]);
  expect(statements.ofNumber('wechat', 'B')).toEqual([{ ...paid('B', 200), day: DAY }]);
});

test('what no longer counts, was given up or was cut off is swept away in small steps', () => {
  const { store: opened, db } = bareStore();
  const rows = Array.from({ length: 25 }, (_, n) => paid(`P${n}`));
  store(opened, rows);
  store(opened, rows.slice(0, 3), { readings: 2 });
  const given = opened.statements.stage('wechat', DAY);
  given.add(rows);
  given.discard();
  opened.statements.stage('wechat', DAY).add(rows);
  abandonReadings(db);
  let steps = 0;
  while (opened.statements.sweep(10)) steps += 1;
  expect(steps).toBe(9);
  expect(db.prepare('SELECT count(*) FROM statement_rows').pluck().get()).toBe(3);
  expect(db.prepare('SELECT count(*) FROM statement_readings').pluck().get()).toBe(1);
});

test('a reading that was given up cannot take anybody’s place', () => {
  const { store: opened } = bareStore();
  store(opened, [paid('A')]);
  const stage = opened.statements.stage('wechat', DAY);
  stage.discard();
  expect(() => stage.switchIn(statement())).toThrow('no longer being stored');
  expect(opened.statements.ofNumber('wechat', 'A')).toHaveLength(1);
});

test('findings about a number are replaced as a whole, others stay', () => {
  const { findings } = bareStore().store;
  const finding = (outTradeNo: string, refundNumber: string | null): StoredFinding => ({
    channel: 'wechat',
    kind: refundNumber === null ? 'paid-there' : 'refund-there',
    day: DAY,
    outTradeNo,
    refundNumber,
    ours: null,
    theirs: fen(5),
    foundAt: 3,
  });
  findings.replace('wechat', 'A', [finding('A', null), finding('A', 'R1'), finding('A', 'R2')]);
  findings.replace('wechat', 'B', [finding('B', null)]);
  expect(findings.ofNumber('wechat', 'A')).toHaveLength(3);
  findings.replace('wechat', 'A', [finding('A', 'R2')]);
  expect(findings.since(DAY)).toEqual([finding('A', 'R2'), finding('B', null)]);
  expect([findings.countSince(DAY), findings.countSince('2026-11-24')]).toEqual([2, 0]);
});
