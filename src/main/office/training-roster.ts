import type { Sample } from '../../shared/app-info';
import type { Candidate, FeeItem } from '../../shared/exam';
import { fen } from '../../shared/money';
import type { SecondFactor } from '../../shared/sign-in';
import { FEES, type FeeKey } from './training/exams';
import { RARE_NAMES_AND_OTHER_DOCUMENTS } from './training/other-documents';
import type { TrainingPerson } from './training/person';
import { RESIDENTS } from './training/residents';
import { standAt, type Standing } from './training/standings';

type Line = { readonly candidate: Candidate; readonly feeItem: FeeItem };

export type TrainingRoster = { readonly lines: readonly Line[]; readonly samples: readonly Sample[] };

const PEOPLE: readonly TrainingPerson[] = [...RESIDENTS, ...RARE_NAMES_AND_OTHER_DOCUMENTS];
/** Numbers starting with 154 are allotted to no operator. */
const PHONE_PREFIX = '1540000';

/** Ids stay the same from start to start: what was paid yesterday is paid today. */
function candidateOf(person: TrainingPerson, place: number): Candidate {
  const phone = person.phone === null ? null : PHONE_PREFIX + String(2000 + place * 37);
  return {
    id: `training-${String(place).padStart(3, '0')}`,
    name: person.name,
    documentNumber: person.document,
    phone,
  };
}

function registrationNumber(fee: FeeKey, place: number): string {
  return FEES[fee].exam.prefix + String(place).padStart(4, '0');
}

function feeItemOf(fee: FeeKey, standing: Standing, place: number, nowMs: number): FeeItem {
  const { exam, name, amount } = FEES[fee];
  return {
    id: `training-${String(place).padStart(3, '0')}-${fee}`,
    registrationNumber: registrationNumber(fee, place),
    examName: exam.name,
    name,
    amount: fen(amount),
    ...standAt(standing, nowMs),
  };
}

/** What a sample types beside the document. */
export type SampleSecret = SecondFactor | 'first-password';

function sampleOf(person: TrainingPerson, place: number, asked: SampleSecret): readonly Sample[] {
  const [first] = person.fees;
  if (person.shows === undefined || first === undefined) return [];
  const { name, document, shows } = person;
  const registration = registrationNumber(first[0], place);
  const secrets: Readonly<Record<SampleSecret, string>> = {
    'registration-number': registration,
    'phone-tail': candidateOf(person, place).phone?.slice(-4) ?? '',
    'first-password': document.slice(-6),
  };
  return [
    { name, documentNumber: document, secret: secrets[asked], registrationNumber: registration, shows },
  ];
}

/**
 * The roster of training mode (演练模式). Windows are laid around `nowMs`, the start of the application: what is
 * "closing" then closes a quarter of an hour later. Somebody with nothing due has a fee that was waived.
 */
export function trainingRoster(nowMs: number, asked: SampleSecret = 'registration-number'): TrainingRoster {
  const placed = PEOPLE.map((person, at) => ({ person, place: at + 1 }));
  const lines = placed.flatMap(({ person, place }) =>
    person.fees.map(([fee, standing]) => ({
      candidate: candidateOf(person, place),
      feeItem: feeItemOf(fee, standing, place, nowMs),
    })),
  );
  return { lines, samples: placed.flatMap(({ person, place }) => sampleOf(person, place, asked)) };
}
