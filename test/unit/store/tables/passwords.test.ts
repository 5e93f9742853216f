import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeVault } from '../../../../src/main/store/keys/vault';
import { bareStore } from '../support/memory-store';
import { storyRoster } from '../../../fakes/story-roster';

const WANG = '110199199003071233';
const DAY = 86_400_000;

test('a chosen password comes back as stored, under either form of its number, and goes when it is reset', () => {
  const { passwords } = bareStore().store;
  expect(passwords.hashOf('119999680715003')).toBeNull();
  passwords.put('119999680715003', '$argon2id$a', 1);
  expect(passwords.hashOf('119999196807150037')).toBe('$argon2id$a');
  passwords.put('119999196807150037', '$argon2id$b', 2);
  expect(passwords.hashOf('119999680715003')).toBe('$argon2id$b');
  expect(passwords.hashOf(WANG)).toBeNull();
  passwords.remove('119999680715003');
  expect(passwords.hashOf('119999196807150037')).toBeNull();
});

test('it belongs to the document: another roster, or one without the person, changes nothing', () => {
  const { roster, passwords } = bareStore().store;
  for (const lines of [storyRoster(0), storyRoster(0).slice(1), storyRoster(0)]) {
    const stage = roster.stage();
    stage.add(lines);
    stage.switchIn();
    if (passwords.hashOf(WANG) === null) passwords.put(WANG, '$argon2id$a', 1);
    expect(passwords.hashOf(WANG)).toBe('$argon2id$a');
  }
});

test('neither number nor hash stands in the file, and a row that was moved does not open', () => {
  const { db, store } = bareStore();
  store.passwords.put(WANG, '$argon2id$secret', 1);
  store.passwords.put('L898902C3', '$argon2id$other', 1);
  const text = JSON.stringify(
    db.prepare('SELECT hex(document_blind), hex(hash_sealed) FROM candidate_passwords').all(),
  );
  expect(text).not.toContain(Buffer.from(WANG).toString('hex').toUpperCase());
  expect(text).not.toContain(Buffer.from('$argon2id').toString('hex').toUpperCase());
  // From a copy: an update reads the rows that it has changed already.
  db.exec('CREATE TEMP TABLE before AS SELECT * FROM candidate_passwords');
  db.exec(
    'UPDATE candidate_passwords SET hash_sealed = (SELECT o.hash_sealed FROM temp.before o ' +
      'WHERE o.document_blind <> candidate_passwords.document_blind)',
  );
  expect(() => store.passwords.hashOf(WANG)).toThrow('does not open');
});

test('without the data key nobody is found', () => {
  const { path, store } = bareStore();
  store.passwords.put(WANG, '$argon2id$a', 1);
  expect(bareStore(path, makeVault(randomBytes(32))).store.passwords.hashOf(WANG)).toBeNull();
});

test('13 months after the last sign-in it is forgotten; who signs in keeps it', () => {
  const { passwords } = bareStore().store;
  passwords.put(WANG, '$argon2id$a', 0);
  passwords.put('L898902C3', '$argon2id$b', 0);
  passwords.used(WANG, 300 * DAY);
  passwords.used(WANG, 397 * DAY);
  expect(passwords.hashOf('L898902C3')).toBeNull();
  expect(passwords.hashOf(WANG)).toBe('$argon2id$a');
  passwords.removeAll();
  expect(passwords.hashOf(WANG)).toBeNull();
});
