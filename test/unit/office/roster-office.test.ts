import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rosterOffice } from '../../../src/main/office/roster-office';
import type { RosterLine } from '../../../src/main/store/types';
import type { SecondFactor } from '../../../src/shared/sign-in';
import { fen } from '../../../src/shared/money';
import { fakeRosterTable } from '../../fakes/roster-table';

type Person = { id: string; document: string; registrations: string[]; name?: string; phone?: string | null };

function linesOf({
  id,
  document,
  registrations,
  name = '张伟',
  phone = '15400002037',
}: Person): RosterLine[] {
  return registrations.map((registrationNumber, at) => ({
    candidate: { id, name, documentNumber: document, phone },
    feeItem: {
      id: `${id}-${at}`,
      registrationNumber,
      examName: 'PETS',
      name: '考务费',
      amount: fen(100),
      opensAt: 0,
      closesAt: 1,
      officeState: 'unpaid',
      review: { status: 'approved', reason: null },
    },
  }));
}

function officeWith(people: readonly Person[], secondFactor: SecondFactor = 'registration-number') {
  const roster = fakeRosterTable();
  const stage = roster.stage();
  stage.add(people.flatMap(linesOf));
  stage.switchIn();
  const office = rosterOffice({ roster, secondFactor, passwords: null });
  const identify = async (documentNumber: string, factor: string) => {
    const proof = { kind: 'second-factor', value: factor } as const;
    const found = await office.signIn({ documentNumber, proof });
    if (!found.ok) return found.error.kind;
    return found.value.kind === 'signed-in' ? found.value.candidate.id : null;
  };
  return { office, roster, identify };
}

const ZHANG: Person = {
  id: 'zhang',
  document: '31999919991020038X',
  registrations: ['Pets 0001', '39100001'],
};
const OLD: Person = { id: 'old', document: '119999680715003', registrations: ['7'] };

describe('identify by registration number', () => {
  const { identify } = officeWith([ZHANG, OLD]);

  test.each([
    '31999919991020038X',
    '31999919991020038x',
    '31999919991020038×',
    '31999919991020038Ⅹ',
    '３１９９９９１９９９１０２００３８Ｘ',
    ' 319999 19991020 038X ',
  ])('document written %s', async (written) => {
    expect(await identify(written, '39100001')).toBe('zhang');
  });

  test.each(['Pets 0001', 'pets0001', ' PETS　０００１ ', '39100001'])(
    'factor written %s',
    async (written) => {
      expect(await identify(ZHANG.document, written)).toBe('zhang');
    },
  );

  test.each(['', ' ', '3910000', '391000011', '39100002', 'zhang', '2037', 'nothing-known'])(
    'factor %s is wrong',
    async (written) => {
      expect(await identify(ZHANG.document, written)).toBeNull();
    },
  );

  test('the number without its X is another number', async () => {
    expect(await identify('31999919991020038', '39100001')).toBeNull();
    expect(await identify('319999199910200380', '39100001')).toBeNull();
  });

  test('a registration of somebody else does not open it', async () => {
    expect(await identify(ZHANG.document, '7')).toBeNull();
  });

  test('one card, 15 digits or 18: the roster may say the one and the person the other', async () => {
    expect(await identify('119999680715003', '7')).toBe('old');
    expect(await identify('119999196807150037', '7')).toBe('old');
    expect(await identify('119999196807150038', '7')).toBeNull();
    const modern = officeWith([{ ...OLD, document: '119999196807150037' }]);
    expect(await modern.identify('119999680715003', '7')).toBe('old');
  });

  test('nonsense, empty and huge input is nobody', async () => {
    for (const text of ['', ' ', '\0', '1'.repeat(100_000), '𠮷', "' OR 1=1 --"]) {
      expect(await identify(text, text)).toBeNull();
      expect(await identify(ZHANG.document, text)).toBeNull();
    }
  });

  test('an empty roster knows nobody', async () => {
    const { identify: ask } = officeWith([]);
    expect(await ask(ZHANG.document, '39100001')).toBeNull();
    expect(await ask('', '')).toBeNull();
  });
});

describe('several people under one number', () => {
  const passport = 'L898902C3';
  const people = [
    { id: 'anna', document: passport, registrations: ['1', '9'], name: 'Anna' },
    { id: 'bela', document: passport, registrations: ['2', '9'], name: 'Béla' },
    { id: 'anna-again', document: passport, registrations: ['3', '1'], name: 'Anna' },
  ];

  test('the one whose factor matches', async () => {
    const { identify } = officeWith(people);
    expect(await identify(passport, '2')).toBe('bela');
    expect(await identify(passport, '3')).toBe('anna-again');
    expect(await identify(passport, '4')).toBeNull();
  });

  test('a factor that fits people of different names identifies nobody', async () => {
    const { identify } = officeWith(people);
    expect(await identify(passport, '9')).toBeNull();
    expect(await identify(passport, '1')).toBe('anna');
  });
});

describe('identify by phone tail', () => {
  const people = [
    ZHANG,
    { ...OLD, phone: null },
    { id: 'short', document: 'H00000000', registrations: ['1'], phone: '110' },
  ];
  const { identify } = officeWith(people, 'phone-tail');

  test.each(['2037', ' ２０３７ ', '20-37'])('tail written %s', async (written) => {
    expect(await identify(ZHANG.document, written)).toBe('zhang');
  });

  test.each(['', '037', '02037', '15400002037', '0000', '39100001', 'abcd'])(
    'tail %s is wrong',
    async (written) => {
      expect(await identify(ZHANG.document, written)).toBeNull();
    },
  );

  test('without a phone no tail fits, not even an empty one', async () => {
    for (const tail of ['', '0000', '2037', '110', '0110']) {
      expect(await identify(OLD.document, tail)).toBeNull();
      expect(await identify('H00000000', tail)).toBeNull();
    }
  });
});

describe('an unknown number costs what a known one does', () => {
  test.each<SecondFactor>(['registration-number', 'phone-tail'])(
    'the same look-ups (%s)',
    async (secondFactor) => {
      const { identify, roster } = officeWith([ZHANG], secondFactor);
      const lookUps = async (documentNumber: string, factor: string) => {
        await identify(documentNumber, factor);
        return roster.takeCalls();
      };
      const right = await lookUps(ZHANG.document, secondFactor === 'phone-tail' ? '2037' : '39100001');
      expect(right).toEqual(await lookUps(ZHANG.document, 'wrong'));
      expect(right).toEqual(await lookUps('319999199910200398', '39100001'));
      expect(right).toContain('feeItems');
    },
  );

  test('somebody who exists is looked up in place of somebody who does not, and never opened', async () => {
    const { identify, roster } = officeWith([ZHANG, OLD]);
    expect(await identify(ZHANG.document, '39100001')).toBe('zhang');
    roster.takeCalls();
    expect(await identify('319999199910200398', '39100001')).toBeNull();
    expect(await identify('', '39100001')).toBeNull();
    expect(await identify(OLD.document, '39100001')).toBeNull();
    expect(await identify(OLD.document, '7')).toBe('old');
  });

  test('as much time, within what a machine under load can measure', async () => {
    const { identify } = officeWith([ZHANG]);
    const spent = async (documentNumber: string) => {
      const began = process.hrtime.bigint();
      for (let at = 0; at < 300; at += 1) await identify(documentNumber, 'wrong');
      return Number(process.hrtime.bigint() - began);
    };
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 9; round += 1) {
      times.known.push(await spent(ZHANG.document));
      times.unknown.push(await spent('319999199910200398'));
    }
    const ratio = Math.min(...times.unknown) / Math.min(...times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('the other questions', () => {
  test('go to the roster as they are', async () => {
    const { office } = officeWith([ZHANG, OLD]);
    expect(await office.candidate('old')).toMatchObject({ ok: true, value: { id: 'old' } });
    expect(await office.candidate('nobody')).toEqual({ ok: true, value: null });
    expect(await office.feeItems('zhang')).toMatchObject({
      ok: true,
      value: [{ id: 'zhang-0' }, { id: 'zhang-1' }],
    });
    expect(await office.search('张', 1)).toMatchObject({ ok: true, value: [{ id: 'zhang' }] });
  });

  test('identify never names somebody whose document was not given', async () => {
    const { identify } = officeWith([ZHANG, OLD]);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('7', '39100001', ''),
        async (text, factor) => {
          expect(await identify(text, factor)).toBeNull();
        },
      ),
    );
  });
});
