import type { RosterLine } from '../../../src/main/store/types';
import { checkCharacter } from '../../../src/shared/identity-document/resident-number';
import { fen } from '../../../src/shared/money';

const DAY_MS = 86_400_000;

const FAMILY = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰建国春梅晓文思雨子涵浩宇轩欣怡'];

/** Resident number (GB 11643-1999) of a region that does not exist; every person's is another. */
function documentNumber(person: number): string {
  const day = new Date(Date.UTC(1970, 0, 1) + (person % 14_000) * DAY_MS).toISOString().slice(0, 10);
  const body = `119999${day.replaceAll('-', '')}${String(Math.floor(person / 14_000)).padStart(3, '0')}`;
  return `${body}${checkCharacter(body)}`;
}

function part(parts: readonly string[], at: number): string {
  return parts[at % parts.length] ?? '';
}

/** The `person`-th of a made-up roster: one candidate with one registration and one fee. */
export function rosterLine(person: number, nowMs: number): RosterLine {
  const mixed = (person * 2_654_435_761) % 2 ** 32;
  const name = part(FAMILY, mixed) + part(GIVEN, mixed >>> 5) + part(GIVEN, mixed >>> 13);
  const registrationNumber = `R2026${String(mixed).padStart(10, '0')}`;
  return {
    candidate: {
      id: `c${mixed.toString(36).padStart(7, '0')}`,
      name,
      documentNumber: documentNumber(person),
      phone: `138${String(mixed % 100_000_000).padStart(8, '0')}`,
    },
    feeItem: {
      id: `${registrationNumber}:written`,
      registrationNumber,
      examName: '2026年下半年全国计算机等级考试',
      name: '报名考试费',
      amount: fen(12_000),
      opensAt: nowMs - DAY_MS,
      closesAt: nowMs + 30 * DAY_MS,
      officeState: 'unpaid',
      review: { status: 'approved', reason: null },
    },
  };
}
