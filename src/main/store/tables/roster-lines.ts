import { z } from 'zod';
import type { Candidate, FeeItem } from '../../../shared/exam';
import { firstValue, type Database } from '../database';
import type { Vault } from '../keys/vault';
import type { RosterLine } from '../types';
import { documentForm, nameForm, phoneTail, registrationForm } from './look-up-forms';
import { LOOK_UPS, stagedLookUp, stagedName } from './roster-look-ups';
import { keysOf, sealNumbers } from './roster-rows';

const keySchema = z.number().int();

/** Adds lines to one generation, row behind row; what finds them waits in the staged look-ups. */
export function stageLines(db: Database, vault: Vault, generation: number) {
  const { stage: stageCandidate, known } = candidatesOf(db, vault, generation);
  const stageItem = itemsOf(db, generation);

  /** A person as the stage has them counts; a phone they lack there is taken from the roster in force. */
  function completed(candidate: Candidate): Candidate {
    const staged = known(candidate.id);
    return staged === null ? candidate : { ...staged, phone: staged.phone ?? candidate.phone };
  }

  return {
    add: ({ candidate, feeItem }: RosterLine): void =>
      stageItem(candidate.id, stageCandidate(candidate), feeItem),
    carry: ({ candidate, feeItem }: RosterLine): void =>
      stageItem(candidate.id, stageCandidate(completed(candidate)), feeItem),
    complete: (candidate: Candidate): void => {
      if (known(candidate.id)?.phone === null) stageCandidate(completed(candidate));
    },
  };
}

export type StagedLines = ReturnType<typeof stageLines>;

function isSame(one: Candidate, other: Candidate): boolean {
  return one.name === other.name && one.documentNumber === other.documentNumber && one.phone === other.phone;
}

/** What a candidate is found by; null: not by that. */
function findableBy(vault: Vault) {
  // There are ten thousand tails.
  const tails = new Map<string, Buffer>();
  const blindTail = (tail: string): Buffer => {
    const blind = tails.get(tail) ?? vault.blind('roster_candidates/phone-tail', tail);
    tails.set(tail, blind);
    return blind;
  };
  return ({ name, documentNumber, phone }: Candidate) => {
    const tail = phone === null ? null : phoneTail(phone);
    return {
      document: vault.blind('roster_candidates/document', documentForm(documentNumber)),
      phoneTail: tail === null ? null : blindTail(tail),
      name: nameForm(name),
    };
  };
}

/** A candidate comes with every one of their lines: one row, as their last line has them. Answers its key. */
function candidatesOf(db: Database, vault: Vault, generation: number) {
  const findable = findableBy(vault);
  const documents = stagedLookUp(db, generation, LOOK_UPS.document);
  const tails = stagedLookUp(db, generation, LOOK_UPS.phoneTail);
  const names = stagedLookUp(db, generation, LOOK_UPS.name);
  const write = db.prepare(
    'INSERT INTO roster_candidates (key, candidate_id, name, numbers_sealed, document_blind) VALUES (?, ?, ?, ?, ?) ' +
      'ON CONFLICT (key) DO UPDATE SET name = excluded.name, numbers_sealed = excluded.numbers_sealed, ' +
      'document_blind = excluded.document_blind',
  );
  const known = new Map<string, { readonly key: number; candidate: Candidate }>();
  let free = keysOf(generation).first;

  function enter(candidate: Candidate, key: number): void {
    const { document, phoneTail: tail, name } = findable(candidate);
    write.run(key, candidate.id, candidate.name, sealNumbers(vault, candidate), document);
    documents.add(document, key);
    if (tail !== null) tails.add(tail, key);
    names.add(name, key);
  }

  function forget(candidate: Candidate, key: number): void {
    const { document, phoneTail: tail, name } = findable(candidate);
    documents.remove(document, key);
    if (tail !== null) tails.remove(tail, key);
    names.remove(name, key);
  }

  function stage(candidate: Candidate): number {
    const before = known.get(candidate.id);
    if (before === undefined) {
      const key = free++;
      known.set(candidate.id, { key, candidate });
      enter(candidate, key);
      return key;
    }
    if (!isSame(before.candidate, candidate)) {
      forget(before.candidate, before.key);
      enter(candidate, before.key);
    }
    before.candidate = candidate;
    return before.key;
  }

  return { stage, known: (candidateId: string) => known.get(candidateId)?.candidate ?? null };
}

function itemsOf(db: Database, generation: number) {
  const registrations = stagedLookUp(db, generation, LOOK_UPS.registration);
  const feeItems = stagedLookUp(db, generation, LOOK_UPS.feeItem);
  const staged = stagedName(LOOK_UPS.candidate, generation);
  const insert = db.prepare('INSERT INTO roster_items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const enter = db.prepare(`INSERT INTO ${staged} VALUES (?, ?, ?) ON CONFLICT DO NOTHING`);
  let free = keysOf(generation).first;

  /** Said twice: the later line counts. */
  function replaceFormer(candidateId: string, feeItemId: string, key: number): void {
    const where = 'WHERE candidate_id = ? AND fee_item_id = ?';
    const former = keySchema.parse(
      firstValue(db, `SELECT item FROM ${staged} ${where}`, candidateId, feeItemId),
    );
    const registration = firstValue(db, 'SELECT registration_number FROM roster_items WHERE key = ?', former);
    registrations.remove(z.string().parse(registration), former);
    feeItems.remove(feeItemId, former);
    db.prepare('DELETE FROM roster_items WHERE key = ?').run(former);
    db.prepare(`UPDATE ${staged} SET item = ? ${where}`).run(key, candidateId, feeItemId);
  }

  return (candidateId: string, candidate: number, feeItem: FeeItem): void => {
    const { id, registrationNumber, examName, name, amount, opensAt, closesAt, officeState, review } =
      feeItem;
    const key = free++;
    const registration = registrationForm(registrationNumber);
    insert.run(
      key,
      candidate,
      registration,
      examName,
      name,
      amount,
      opensAt,
      closesAt,
      officeState,
      review.status,
      review.reason,
    );
    registrations.add(registration, key);
    feeItems.add(id, key);
    if (enter.run(candidateId, id, key).changes === 0) replaceFormer(candidateId, id, key);
  };
}
