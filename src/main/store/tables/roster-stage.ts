import type { Candidate } from '../../../shared/exam';
import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import type { Transactions } from '../transactions';
import type { RosterLine, RosterStage } from '../types';
import { documentForm, nameForm, phoneTail, registrationForm } from './look-up-forms';
import { sealedPlace } from './roster-rows';
import { switchRoster } from './roster-switch';

/** A new generation, filled beside the current one in short transactions and then switched in. */
export function stageRoster(db: Database, vault: Vault, transactions: Transactions): RosterStage {
  const generation = transactions.run(() =>
    Number(db.prepare("INSERT INTO roster_generations (state) VALUES ('staging')").run().lastInsertRowid),
  );
  const addCandidate = insertCandidate(db, vault, generation);
  const addItem = insertItem(db, generation);
  const discard = db.prepare(
    "UPDATE roster_generations SET state = 'former' WHERE generation = ? AND state = 'staging'",
  );
  let open = true;

  function whileOpen<T>(work: () => T): T {
    if (!open) throw new Error(`roster generation ${generation} is no longer being staged`);
    return transactions.run(work);
  }

  return {
    generation,
    add: (lines) =>
      whileOpen(() => {
        for (const line of lines) {
          addCandidate(line.candidate);
          addItem(line);
        }
      }),
    switchIn: () => {
      const queued = whileOpen(() => switchRoster(db, generation));
      open = false;
      return { queued };
    },
    discard: () => {
      if (open) transactions.run(() => discard.run(generation));
      open = false;
    },
  };
}

/** A candidate comes with every one of their lines; sealing once is enough while nothing differs. */
function insertCandidate(db: Database, vault: Vault, generation: number): (candidate: Candidate) => void {
  const insert = db.prepare('INSERT OR REPLACE INTO roster_candidates VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  let last: Candidate | null = null;
  const isLast = ({ id, name, documentNumber, phone }: Candidate) =>
    last?.id === id && last.name === name && last.documentNumber === documentNumber && last.phone === phone;
  return (candidate) => {
    if (isLast(candidate)) return;
    const { id, name, documentNumber, phone } = candidate;
    const tail = phone === null ? null : phoneTail(phone);
    insert.run(
      generation,
      id,
      name,
      nameForm(name),
      vault.seal(sealedPlace('document', id), documentNumber),
      vault.blind('roster_candidates/document', documentForm(documentNumber)),
      phone === null ? null : vault.seal(sealedPlace('phone', id), phone),
      tail === null ? null : vault.blind('roster_candidates/phone-tail', tail),
    );
    last = candidate;
  };
}

function insertItem(db: Database, generation: number): (line: RosterLine) => void {
  const insert = db.prepare(
    'INSERT OR REPLACE INTO roster_items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let place = 0;
  return ({ candidate, feeItem }) => {
    const { id, registrationNumber, examName, name, amount, opensAt, closesAt, officeState, review } =
      feeItem;
    place += 1;
    insert.run(
      generation,
      candidate.id,
      id,
      place,
      registrationForm(registrationNumber),
      examName,
      name,
      amount,
      opensAt,
      closesAt,
      officeState,
      review.status,
      review.reason,
    );
  };
}
