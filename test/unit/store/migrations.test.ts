import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { connect } from '../../../src/main/store/database';
import { migrate, MIGRATIONS, refuseNewer, schemaNumber } from '../../../src/main/store/migrations/migrate';
import { tempFolder } from './support/open-for-test';

const next = (sql: string) => [...MIGRATIONS, { number: MIGRATIONS.length + 1, name: 'next', sql }];

function migrated() {
  const db = connect(join(tempFolder(), 'a.db'));
  const copies: number[] = [];
  const run = (migrations = MIGRATIONS) => migrate(db, (from) => copies.push(from), migrations);
  run();
  return { db, copies, run };
}

test('numbers run from 1 without gaps', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('a new file needs no copy; an older one is copied once before it is changed, and not again', () => {
  const { db, copies, run } = migrated();
  expect([schemaNumber(db), copies]).toEqual([MIGRATIONS.length, []]);
  expect(run(next('CREATE TABLE later (a INTEGER) STRICT'))).toEqual([MIGRATIONS.length + 1]);
  expect([schemaNumber(db), copies]).toEqual([MIGRATIONS.length + 1, [MIGRATIONS.length]]);
  expect(run(next(''))).toEqual([]);
  expect(copies).toHaveLength(1);
});

test('a migration that fails leaves the schema and the number as they were', () => {
  const { db, run } = migrated();
  expect(() => run(next('CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1)'))).toThrow(
    'nowhere',
  );
  expect(schemaNumber(db)).toBe(MIGRATIONS.length);
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
});

test('when the copy cannot be made nothing is changed', () => {
  const { db } = migrated();
  const noCopy = () => {
    throw new Error('disk full');
  };
  expect(() => migrate(db, noCopy, next('CREATE TABLE later (a INTEGER) STRICT'))).toThrow('disk full');
  expect(schemaNumber(db)).toBe(MIGRATIONS.length);
});

test('a newer one is refused', () => {
  const { db } = migrated();
  expect(refuseNewer(db, MIGRATIONS.slice(0, -1))).toEqual({
    ok: false,
    error: { kind: 'newer', found: MIGRATIONS.length, known: MIGRATIONS.length - 1 },
  });
});

test('every table is STRICT', () => {
  const { db } = migrated();
  const loose = db.prepare(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'",
  );
  expect(loose.pluck().all()).toEqual([]);
});

test('the safe settings hold', () => {
  const { db } = migrated();
  const setting = (name: string) => db.pragma(name, { simple: true });
  expect(
    ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check'].map(setting),
  ).toEqual(['wal', 2, 1, 0, 1]);
});

test('what a file of the first version holds about refunds and the registry is kept', () => {
  const db = connect(join(tempFolder(), 'old.db'));
  migrate(db, () => undefined, MIGRATIONS.slice(0, 3));
  db.exec(`
    INSERT INTO orders VALUES (1, 'o', 'N', 'kiosk', 1, 'paid', 5);
    INSERT INTO order_lines VALUES (1, 1, 'c', 'n', 'm', 'r', 'e', 'f', 'fee', 5, 9, 'paid');
    INSERT INTO payments VALUES (1, 1, 'T', 'wechat', 5, 'd', 1, 2, 'paid', '{}', 1, NULL, 0, NULL);
    INSERT INTO refunds VALUES (7, 'R1', 'T', 'wechat', 1, 5, 'duplicate', 'system', 'needs-person', 3, NULL, 2);
    INSERT INTO outbox VALUES (8, 1, 1, 'paid', 3, 'c', 'f', 'T', 5, 'wechat', 4);
  `);
  migrate(db, () => undefined);
  const row = (sql: string) => z.record(z.string(), z.unknown()).parse(db.prepare(sql).get());
  expect(row('SELECT * FROM refunds')).toMatchObject({
    refund_number: 'R1',
    state: 'needs-person',
    problem: 'other',
    because: null,
    asks: 2,
  });
  expect(row('SELECT * FROM outbox')).toMatchObject({
    key: 8,
    refund_number: '',
    told_at: 4,
    amount: 5,
    state: 'told',
  });
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

test('receipts from before there was one per candidate keep their numbers, lines and prints', () => {
  const db = connect(join(tempFolder(), 'old.db'));
  migrate(db, () => undefined, MIGRATIONS.slice(0, 7));
  db.exec(`
    INSERT INTO orders VALUES (1, 'o', 'N', 'kiosk', 1, 'paid', 9);
    INSERT INTO order_lines VALUES (1, 1, 'c', 'n', 'm', 'r', 'e', 'f', 'fee', 5, 9, 'paid');
    INSERT INTO order_lines VALUES (1, 2, 'c', 'n', 'm', 'r', 'e', 'g', 'fee', 4, 9, 'paid');
    INSERT INTO payments (order_key, attempt, out_trade_no, channel, amount, description, created_at, expires_at,
      state, facts, revision, asks) VALUES (1, 1, 'T', 'wechat', 9, 'd', 1, 2, 'paid', '{}', 1, 0);
    INSERT INTO receipts VALUES (6, 'D01-20261123-0004', 'D01', '20261123', 4, 1, 'T', 3, '[1,2]', 2, 8);
  `);
  migrate(db, () => undefined);
  expect(db.prepare('SELECT * FROM receipts').all()).toEqual([
    {
      key: 6,
      receipt_number: 'D01-20261123-0004',
      device_number: 'D01',
      day: '20261123',
      running_number: 4,
      order_key: 1,
      out_trade_no: 'T',
      candidate_id: 'c',
      issued_at: 3,
      line_numbers: '[1,2]',
      prints: 2,
      last_printed_at: 8,
    },
  ]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});
