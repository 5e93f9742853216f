import { fen } from '../../../../src/shared/money';
import type { RosterLine, Store } from '../../../../src/main/store/types';

export type GivenLine = {
  readonly id?: string;
  readonly name?: string;
  readonly document?: string;
  readonly phone?: string | null;
  readonly item?: string;
  readonly registration?: string;
  readonly amount?: number;
};

export function rosterLine(given: GivenLine = {}): RosterLine {
  const { id = 'c1', name = '张三', document = '110105199003070019', phone = '13812345678' } = given;
  const { item = 'f1', registration = 'R2026001', amount = 12_000 } = given;
  return {
    candidate: { id, name, documentNumber: document, phone },
    feeItem: {
      id: item,
      registrationNumber: registration,
      examName: '考试',
      name: '报名费',
      amount: fen(amount),
      opensAt: 1,
      closesAt: 2,
      officeState: 'unpaid',
      review: { status: 'approved', reason: null },
    },
  };
}

/** Candidates with one fee item each; ids and documents in no order, as the blind values of real ones. */
export function manyLines(count: number, given: GivenLine = {}): readonly RosterLine[] {
  return Array.from({ length: count }, (_, at) => {
    const mixed = ((at * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0');
    return rosterLine({
      id: mixed.repeat(4),
      item: mixed.repeat(4),
      document: `G${mixed}`,
      name: `张${mixed}`,
      phone: `138${mixed.replace(/\D/g, '7')}`,
      registration: `R${mixed}`,
      ...given,
    });
  });
}

export function loadRoster(store: Store, lines: readonly RosterLine[]): { readonly queued: number } {
  const stage = store.roster.stage();
  stage.add(lines);
  return stage.switchIn();
}
