import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsText } from '../../../../src/main/store/journal/journal-chain';
import { checkJournal, type JournalCheck } from '../../../../src/main/store/journal/check-journal';
import { makeVault } from '../../../../src/main/store/keys/vault';
import { atOnce } from '../../../../src/main/store/slices';
import { bareStore, type BareStore } from '../support/memory-store';

function written(entries: number): BareStore {
  const bare = bareStore();
  bare.store.transaction(() => {
    for (let n = 1; n <= entries; n += 1) {
      bare.store.journal.append({
        at: n,
        what: 'payment.paid',
        subject: `T${n % 7}`,
        facts: { n, ok: true },
      });
    }
  });
  return bare;
}

function check({ db, vault }: BareStore, how: Partial<JournalCheck> = {}) {
  return atOnce(checkJournal(db, { since: null, anchors: [], vault, ...how }));
}

/** What somebody with the file and a SQLite shell can do. */
function tamper({ db }: BareStore, sql: string): void {
  db.exec('DROP TRIGGER IF EXISTS journal_is_never_changed; DROP TRIGGER IF EXISTS journal_is_never_cut;');
  db.exec(sql);
}

test('entries come back as written, by subject', () => {
  const { store } = bareStore();
  store.journal.append({
    at: 5,
    what: 'identify.locked',
    subject: 'a',
    facts: { until: 9, why: 'five', x: null },
  });
  store.journal.append({ at: 6, what: 'other', subject: 'b', facts: {} });
  const [found, ...others] = store.journal.ofSubject('a');
  expect({ ...found, hash: '' }).toEqual({
    sequence: 1,
    at: 5,
    what: 'identify.locked',
    subject: 'a',
    facts: { until: 9, why: 'five', x: null },
    hash: '',
  });
  expect([found?.hash.length, others]).toEqual([64, []]);
  expect(store.journal.ofSubject('nobody')).toEqual([]);
});

test('the same facts give the same text in any order', () => {
  expect(factsText({ b: 1, a: 'x', c: null })).toBe(factsText({ c: null, a: 'x', b: 1 }));
  expect(factsText({ b: 1, a: 'x' })).toBe('{"a":"x","b":1}');
});

test('it goes on where it was after a restart', () => {
  const first = written(3);
  const head = first.store.journal.head();
  const again = bareStore(first.path, first.vault);
  expect(again.store.journal.head()).toEqual(head);
  again.store.journal.append({ at: 9, what: 'x', subject: 'y', facts: {} });
  expect(check(again)).toEqual({ checked: 4, last: 4, signatureChecked: true, problem: null });
});

test('the database itself refuses to change or drop an entry, also by REPLACE', () => {
  const { db } = written(3);
  expect(() => db.exec('UPDATE journal SET at = 0 WHERE sequence = 2')).toThrow('append-only');
  expect(() => db.exec('DELETE FROM journal WHERE sequence = 3')).toThrow('append-only');
  expect(() => db.exec("INSERT OR REPLACE INTO journal VALUES (2, 0, 'x', 'y', '{}', x'00')")).toThrow(
    'append-only',
  );
});

test.each([
  'at = at + 1',
  "what = 'payment.closed'",
  "subject = 'T999'",
  'facts = \'{"n":2,"ok":false}\'',
  'hash = randomblob(32)',
])('a changed entry is seen: %s', (change) => {
  const bare = written(20);
  tamper(bare, `UPDATE journal SET ${change} WHERE sequence = 2`);
  expect(check(bare).problem).toEqual({ kind: 'changed', sequence: 2 });
});

test('every flipped bit of every column of an entry is seen', () => {
  const bare = written(3);
  tamper(bare, '');
  const row = bare.db
    .prepare('SELECT what, subject, facts, hash FROM journal WHERE sequence = 2')
    .raw()
    .get();
  const [what, subject, facts, hash] = (Array.isArray(row) ? row : []).map((value) => Buffer.from(value));
  const update = bare.db.prepare(
    'UPDATE journal SET what = ?, subject = ?, facts = ?, hash = ? WHERE sequence = 2',
  );
  const original = [what!, subject!, facts!, hash!];
  for (const [column, bytes] of original.entries()) {
    for (let bit = 0; bit < bytes.length * 7; bit += 1) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bit / 7);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit % 7)), at);
      const [w, s, f, h] = original.with(column, changed);
      update.run(w!.toString('latin1'), s!.toString('latin1'), f!.toString('latin1'), h);
      expect(check(bare).problem, `column ${column} bit ${bit}`).not.toBeNull();
    }
  }
  update.run(what!.toString(), subject!.toString(), facts!.toString(), hash);
  expect(check(bare).problem).toBeNull();
});

test('a dropped entry is seen wherever it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (dropped) => {
      const bare = written(30);
      tamper(bare, `DELETE FROM journal WHERE sequence = ${dropped}`);
      const { problem } = check(bare);
      expect(problem?.kind).toBe(dropped === 30 ? 'cut' : 'gap');
    }),
    { numRuns: 15 },
  );
});

test('a dropped entry whose followers are renumbered and hashed anew is seen by the signature', () => {
  const bare = written(5);
  const other = written(4);
  tamper(bare, 'DELETE FROM journal');
  bare.db.prepare('ATTACH ? AS other').run(other.path);
  bare.db.exec('INSERT INTO journal SELECT * FROM other.journal');
  bare.db.exec('UPDATE journal_head SET (sequence, hash) = (SELECT sequence, hash FROM other.journal_head)');
  expect(check(bare).problem).toEqual({ kind: 'not-signed', sequence: 4 });
  expect(check(bare, { vault: null })).toMatchObject({ problem: null, signatureChecked: false });
});

test('a cut tail is seen, also when the head is cut with it', () => {
  const bare = written(10);
  const anchor = bare.store.journal.head();
  tamper(bare, 'DELETE FROM journal WHERE sequence > 8');
  expect(check(bare).problem).toEqual({ kind: 'cut', last: 8, expected: 10 });
  bare.db.exec('DELETE FROM journal_head');
  expect(check(bare).problem).toEqual({ kind: 'not-signed', sequence: 8 });
  const eight = bare.db.prepare('SELECT hash FROM journal WHERE sequence = 8').pluck().get();
  const hash = Buffer.isBuffer(eight) ? eight.toString('hex') : '';
  // With a head that was signed when the journal was that short, only the anchor outside tells.
  bare.db
    .prepare('INSERT INTO journal_head VALUES (1, 8, ?, ?)')
    .run(eight, bare.vault.sign('journal-head', `8:${hash}`));
  expect(check(bare).problem).toBeNull();
  expect(check(bare, { anchors: [anchor] }).problem).toEqual({ kind: 'cut', last: 8, expected: 10 });
});

test('after a cut tail the next entries leave the gap to be seen', () => {
  const bare = written(10);
  tamper(bare, 'DELETE FROM journal WHERE sequence > 8');
  const again = bareStore(bare.path, bare.vault);
  again.store.journal.append({ at: 1, what: 'x', subject: 'y', facts: {} });
  expect(again.store.journal.head().sequence).toBe(11);
  expect(check(again).problem).toEqual({ kind: 'gap', after: 8, found: 11 });
});

test('an anchor that says another hash is seen', () => {
  const bare = written(4);
  const anchors = [{ sequence: 3, hash: 'f'.repeat(64) }];
  expect(check(bare, { anchors }).problem).toEqual({ kind: 'not-as-anchored', sequence: 3 });
});

test('since an anchor only what follows is looked at, and the anchor itself must be there', () => {
  const bare = written(1200);
  const entry = bare.store.journal.ofSubject('T0').at(-1)!;
  const since = { sequence: entry.sequence, hash: entry.hash };
  expect(check(bare, { since })).toMatchObject({ checked: 1200 - entry.sequence, problem: null });
  tamper(bare, 'UPDATE journal SET at = 0 WHERE sequence = 1');
  expect(check(bare, { since }).problem).toBeNull();
  tamper(bare, `UPDATE journal SET at = 0 WHERE sequence = ${entry.sequence + 1}`);
  expect(check(bare, { since }).problem).toEqual({ kind: 'changed', sequence: entry.sequence + 1 });
  const elsewhere = { ...since, hash: 'f'.repeat(64) };
  expect(check(bare, { since: elsewhere }).problem).toEqual({
    kind: 'not-as-anchored',
    sequence: entry.sequence,
  });
});

test('another key’s signature is not right', () => {
  const bare = written(2);
  expect(check(bare, { vault: makeVault(randomBytes(32)) }).problem).toEqual({
    kind: 'not-signed',
    sequence: 2,
  });
});

test('an empty journal is whole', () => {
  expect(check(bareStore()).problem).toBeNull();
});

test('entries are found by subject before, while and after the list catches up with them', () => {
  const { store, journal } = written(25);
  const of = () => store.journal.ofSubject('T3').map(({ sequence }) => sequence);
  const expected = [3, 10, 17, 24];
  expect(of()).toEqual(expected);
  let batches = 1;
  while (journal.listSubjects(6)) {
    batches += 1;
    expect(of()).toEqual(expected);
  }
  expect([batches, of()]).toEqual([5, expected]);
  store.journal.append({ at: 99, what: 'x', subject: 'T3', facts: {} });
  expect(of()).toEqual([...expected, 26]);
  expect([journal.listSubjects(6), journal.listSubjects(6), of()]).toEqual([false, false, [...expected, 26]]);
});
