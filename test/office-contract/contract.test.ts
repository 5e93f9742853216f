import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createHttpCaller } from '../../src/main/http/http-caller';
import { registryOffice } from '../../src/main/office/registry/registry-office';
import { rosterOffice } from '../../src/main/office/roster-office';
import { trainingRoster } from '../../src/main/office/training-roster';
import type { ExamOffice } from '../../src/main/ports/exam-office';
import type { Candidate, FeeItem } from '../../src/shared/exam';
import { fen } from '../../src/shared/money';
import { realTime } from '../fakes/loopback';
import { notedLog } from '../fakes/noted-log';
import { REGISTRY_FAULTS, type RegistryFault } from '../registry/server/faults';
import { startRegistryServer, type RegistryServer } from '../registry/server/registry-server';
import { EVERYTHING } from './scripted-registry';

type Person = { readonly candidate: Candidate; readonly items: readonly FeeItem[] };
type Bench = {
  readonly office: ExamOffice;
  readonly people: readonly Person[];
  /** null: a roster, which cannot misbehave. */
  readonly server: RegistryServer | null;
};

const SECOND = 1_000;

/** Whole seconds, because that is what an office's own system tells. */
function peopleNow(): readonly Person[] {
  const now = Math.floor(Date.now() / SECOND) * SECOND;
  const people = new Map<string, { candidate: Candidate; items: FeeItem[] }>();
  for (const { candidate, feeItem } of trainingRoster(now, 'registration-number').lines) {
    const person = people.get(candidate.id) ?? { candidate, items: [] };
    person.items.push(feeItem);
    people.set(candidate.id, person);
  }
  return [...people.values()];
}

async function openRoster(): Promise<Bench> {
  const people = peopleNow();
  const byId = (id: string) => people.find(({ candidate }) => candidate.id === id) ?? null;
  const roster = {
    byDocument: (number: string) =>
      people.flatMap(({ candidate }) => (candidate.documentNumber === number ? [candidate] : [])),
    byId: (id: string) => byId(id)?.candidate ?? null,
    feeItems: (id: string) => byId(id)?.items ?? [],
    search: (query: string, limit: number) =>
      people
        .map(({ candidate }) => candidate)
        .filter(({ name, documentNumber }) => name.startsWith(query) || documentNumber === query)
        .slice(0, limit),
  };
  const office = rosterOffice({ roster, secondFactor: 'registration-number', passwords: null });
  return { office, people, server: null };
}

async function openRegistry(): Promise<Bench> {
  const server = await startRegistryServer();
  onTestFinished(() => server.close());
  return openClient(server);
}

/** A new client, which remembers no pause and no token. */
function openClient(server: RegistryServer): Bench {
  const { clock } = realTime;
  const caller = createHttpCaller({ ...realTime, totalMs: 400, maxBodyBytes: 200_000 });
  onTestFinished(() => caller.close());
  const { tokenUrl, clientId, clientSecret, baseUrl } = server;
  const credentials = { tokenUrl, clientId, clientSecret, scope: null };
  const settings = { baseUrl, credentials, timeoutMs: 400, features: EVERYTHING };
  const office = registryOffice(settings, { caller, clock, log: notedLog().log });
  return { office, people: peopleNow(), server };
}

/** Somebody whose every item can be paid. */
function debtor({ people }: Bench): Person {
  const person = people.find(({ items }) =>
    items.every(({ officeState, review }) => officeState === 'unpaid' && review.status === 'approved'),
  );
  if (person === undefined) throw new Error('nobody owes anything');
  return person;
}

const factor = (value: string) => ({ kind: 'second-factor', value }) as const;
const signIn = ({ office }: Bench, documentNumber: string, value: string) =>
  office.signIn({ documentNumber, proof: factor(value) });

describe.each([
  ['roster', openRoster],
  ['registry', openRegistry],
] as const)('an exam office, as %s', (kind, open) => {
  it('knows a person by number and proof, and nobody by less', async () => {
    const bench = await open();
    const { candidate, items } = debtor(bench);
    const number = candidate.documentNumber;
    const proof = items[0]?.registrationNumber ?? '';
    expect(bench.office.kind).toBe(kind);
    expect(await signIn(bench, number, proof)).toEqual({ ok: true, value: { kind: 'signed-in', candidate } });
    const noMatch = { ok: true, value: { kind: 'no-match' } };
    expect(await signIn(bench, number, `${proof}9`)).toEqual(noMatch);
    expect(await signIn(bench, '110101199001011237', proof)).toEqual(noMatch);
    expect(await signIn(bench, 'E'.repeat(64), proof)).toEqual(noMatch);
    expect(await signIn(bench, number, '9'.repeat(400))).toEqual(noMatch);
    expect(await signIn(bench, '', proof)).toEqual(noMatch);
  });

  it('names the same people and what is due, item by item', async () => {
    const bench = await open();
    for (const { candidate, items } of bench.people.slice(0, 12)) {
      expect(await bench.office.candidate(candidate.id)).toEqual({ ok: true, value: candidate });
      const due = await bench.office.feeItems(candidate.id);
      const value = due.ok
        ? due.value.map(({ opensAt, closesAt, ...item }) => ({ ...item, open: opensAt < closesAt }))
        : due;
      expect(value).toEqual(
        items.map(({ opensAt, closesAt, ...item }) => ({ ...item, open: opensAt < closesAt })),
      );
    }
    expect(await bench.office.candidate('nobody-999')).toEqual({ ok: true, value: null });
  });

  it('finds people for the counter, at most as many as asked for', async () => {
    const bench = await open();
    const { candidate } = debtor(bench);
    const found = await bench.office.search(candidate.documentNumber, 5);
    expect(found).toEqual({ ok: true, value: [candidate] });
    const many = await bench.office.search(candidate.name.slice(0, 1), 2);
    expect(many.ok && many.value.length).toBeLessThanOrEqual(2);
    expect(await bench.office.search('没有这个人', 5)).toEqual({ ok: true, value: [] });
  });
});

/** Each call of the port, and what it must answer when it answers. */
const CALLS = {
  signIn: {
    ask: ({ office }: Bench, { candidate, items }: Person) =>
      office.signIn({
        documentNumber: candidate.documentNumber,
        proof: factor(items[0]?.registrationNumber ?? ''),
      }),
    right: ({ candidate }: Person) => ({ kind: 'signed-in', candidate }),
  },
  getCandidate: {
    ask: ({ office }: Bench, { candidate }: Person) => office.candidate(candidate.id),
    right: ({ candidate }: Person) => candidate,
  },
  listFeeItems: {
    ask: async ({ office }: Bench, { candidate }: Person) => {
      const due = await office.feeItems(candidate.id);
      return due.ok ? { ok: true, value: due.value.map(({ id, amount }) => [id, amount]) } : due;
    },
    right: ({ items }: Person) => items.map(({ id, amount }) => [id, amount]),
  },
  reserve: {
    ask: async ({ office }: Bench, { candidate, items }: Person) =>
      office.reservations?.reserve({
        orderNumber: 'D-1',
        until: Date.now() + 600_000,
        lines: items.map(({ id, amount }, at) => ({
          orderNumber: 'D-1',
          lineNumber: at + 1,
          candidateId: candidate.id,
          feeItemId: id,
          amount,
        })),
      }),
    right: () => null,
  },
  reportPaid: {
    ask: async ({ office }: Bench, { candidate, items }: Person) =>
      office.reports?.report({
        event: 'paid',
        refundNumber: null,
        orderNumber: 'D-1',
        lineNumber: 1,
        candidateId: candidate.id,
        feeItemId: items[0]?.id ?? '',
        amount: items[0]?.amount ?? fen(0),
        outTradeNo: 'T0000001',
        channel: 'wechat',
        at: 1_772_415_192_000,
      }),
    right: () => ({ kind: 'told' }),
  },
  getEBill: {
    ask: async ({ office }: Bench) => office.eBills?.look({ orderNumber: 'D-1', lineNumber: 1 }),
    right: () => ({ kind: 'not-issued-yet' }),
  },
} as const;

describe.each(['signIn', 'getCandidate', 'listFeeItems', 'reserve', 'reportPaid', 'getEBill'] as const)(
  'a registry that misbehaves at %s',
  (call) => {
    let server: RegistryServer;
    beforeAll(async () => {
      server = await startRegistryServer();
    });
    afterAll(async () => {
      await server.close();
      expect(server.wrongs()).toEqual([]);
    });

    it.each(REGISTRY_FAULTS)(
      '%s: the right answer or none, and then the right one',
      async (kind: RegistryFault) => {
        const bench = openClient(server);
        const person = debtor(bench);
        const [other] = bench.people.filter(({ candidate }) => candidate.id !== person.candidate.id);
        const { ask, right } = CALLS[call];
        const answer = { ok: true, value: right(person) };
        // Somebody else's answer lies in the cache of a server that gives old ones.
        if (other !== undefined && kind === 'earlier-answer' && call !== 'reserve' && call !== 'reportPaid') {
          await ask(bench, other);
        }
        server.faults.add({ kind, call, times: 1, ms: 600 });
        const first = await ask(bench, person);
        if (first?.ok === false) expect(first).toMatchObject({ error: { kind: 'office-unreachable' } });
        else expect(first).toEqual(answer);
        // A pause that it asked for is kept; after it, and after every other fault, the answer is the right one.
        const second = await ask(bench, person);
        if (kind === 'unavailable' || kind === 'rate-limited') expect(second).toMatchObject({ ok: false });
        else expect(second).toEqual(answer);
      },
    );
  },
);

it('tells how far the office’s clock is from ours', async () => {
  const bench = await openRegistry();
  expect(bench.office.clockDriftMs()).toBeNull();
  bench.server?.setClockApart(-90 * SECOND);
  await bench.office.candidate('nobody-999');
  expect(Math.abs((bench.office.clockDriftMs() ?? 0) + 90 * SECOND)).toBeLessThan(1_600);
});
