import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ExamOffice } from '../../src/main/ports/exam-office';
import { fen } from '../../src/shared/money';
import { REGISTRY_FAULTS, type RegistryCall, type RegistryFault } from '../registry/server/faults';
import { faultyRegistry, HARMLESS, type FaultyRegistry } from './faulty-registry';

const WANG = { id: 'training-002', document: '319999198806120027', password: 'Kaoshi2026' };
const FEE = `${WANG.id}-engineer-law`;
const MINUTE = 60_000;
const line = (orderNumber: string) => ({
  orderNumber,
  lineNumber: 1,
  candidateId: WANG.id,
  feeItemId: FEE,
  amount: fen(6100),
});
const reportOf = (orderNumber: string) => ({
  ...line(orderNumber),
  outTradeNo: `T${orderNumber}`,
  channel: 'wechat' as const,
  at: Date.parse('2026-11-23T09:00:00+08:00'),
});
const payment = (orderNumber: string, now: number) => ({
  outTradeNo: `T${orderNumber}`,
  amount: fen(6100),
  description: '建设工程法规及相关知识',
  expiresAt: now + 30 * MINUTE,
  lines: [line(orderNumber)],
});
const refund = (orderNumber: string) => ({
  refundNumber: `R${orderNumber}`,
  outTradeNo: `T${orderNumber}`,
  amount: fen(6100),
  reason: '考生申请退费',
});

/** Every capability that this office has; the port's null is for offices without. */
function all(office: ExamOffice) {
  const { passwords, phoneCodes, requests, reservations, reports, eBills, refundRequests, platform } = office;
  if (!passwords || !phoneCodes || !requests || !reservations || !reports || !eBills) throw new Error('off');
  if (!refundRequests || !platform) throw new Error('off');
  return {
    ...office,
    passwords,
    phoneCodes,
    requests,
    reservations,
    reports,
    eBills,
    refundRequests,
    platform,
  };
}
type Everything = ReturnType<typeof all>;

type Case = {
  readonly call: Exclude<RegistryCall, 'issueToken' | 'getStatus'>;
  readonly prepare?: (office: Everything, number: string, world: FaultyRegistry) => Promise<unknown>;
  /** `at`: the moment at which the case began, the same in a repeat. */
  readonly ask: (office: Everything, number: string, at: number) => Promise<unknown>;
  readonly right: (number: string) => unknown;
  /** A foreign answer that nothing in it betrays: a person sees who was found, a reference is only read out. */
  readonly blindTo?: readonly RegistryFault[];
};

const ok = (value: unknown) => ({ ok: true, value });
const paid = (office: Everything, number: string) =>
  office.reports.report({ ...reportOf(number), event: 'paid', refundNumber: null });
async function paidAtPlatform(office: Everything, number: string, { server, now }: FaultyRegistry) {
  await office.platform.create(payment(number, now()));
  server.people.pay(`T${number}`);
}
const wish = (number: string) => ({ ...line(number), requestId: `W${number}`, because: '因病不能参加考试' });
const isWang: unknown = expect.objectContaining({ id: WANG.id });
const proof = { kind: 'password', password: WANG.password, registrationNumber: null } as const;

const CASES: readonly Case[] = [
  {
    call: 'signIn',
    ask: (office) => office.signIn({ documentNumber: WANG.document, proof }),
    right: () => ok({ kind: 'signed-in', candidate: isWang }),
  },
  { call: 'getCandidate', ask: (office) => office.candidate(WANG.id), right: () => ok(isWang) },
  {
    call: 'listFeeItems',
    ask: (office) => office.feeItems(WANG.id),
    right: () => ok(Array<unknown>(4).fill(expect.objectContaining({ officeState: 'unpaid' }))),
  },
  {
    call: 'searchCandidates',
    ask: (office) => office.search('王秀英', 5),
    right: () => ok([isWang]),
    blindTo: ['foreign-answer'],
  },
  { call: 'sendPhoneCode', ask: (office) => office.phoneCodes.send(WANG.document), right: () => ok(null) },
  {
    call: 'askPasswordReset',
    ask: (office) => office.requests.forgottenPassword(WANG.document),
    right: () => ok({ reference: expect.stringMatching(/^MM-/) }),
  },
  {
    call: 'askCorrection',
    ask: (office) => office.requests.correction({ candidateId: WANG.id, text: '姓名有误' }),
    right: () => ok({ reference: expect.stringMatching(/^GZ-/) }),
  },
  {
    call: 'reserve',
    ask: (office, orderNumber, at) =>
      office.reservations.reserve({ orderNumber, until: at + 30 * MINUTE, lines: [line(orderNumber)] }),
    right: () => ok(null),
  },
  { call: 'release', ask: (office, number) => office.reservations.release(number), right: () => ok(null) },
  { call: 'reportPaid', ask: paid, right: () => ok({ kind: 'told' }) },
  {
    call: 'reportRefunded',
    prepare: paid,
    ask: (office, number) =>
      office.reports.report({ ...reportOf(number), event: 'refunded', refundNumber: `R${number}` }),
    right: () => ok({ kind: 'told' }),
  },
  {
    call: 'reportPaid',
    prepare: async (office, number) => {
      await paid(office, number);
      await office.reports.report({ ...reportOf(number), event: 'refunded', refundNumber: `R${number}` });
    },
    ask: (office, number) =>
      office.reports.report({ ...reportOf(number), event: 'paid', refundNumber: `R${number}` }),
    right: () => ok({ kind: 'told' }),
  },
  {
    call: 'getEBill',
    prepare: paid,
    ask: (office, number) => office.eBills.look(line(number)),
    right: () => ok(expect.objectContaining({ kind: 'issued', code: '35060126' })),
  },
  {
    call: 'setEBillPayer',
    prepare: async (office, number, { server }) => {
      await paid(office, number);
      const known = server.books.lines.get(`${number}/1`);
      if (known !== undefined) known.paidAt = Infinity;
    },
    ask: (office, number) =>
      office.eBills.issueTo(line(number), { name: '某某建设有限公司', taxNumber: '91999900MA00000006' }),
    right: () => ok(null),
    // The company is named in the answer, the line is not.
    blindTo: ['foreign-answer'],
  },
  {
    call: 'askRefund',
    prepare: paid,
    ask: (office, number) => office.refundRequests.ask(wish(number)),
    right: () => ok(null),
  },
  {
    call: 'getRefundRequest',
    prepare: async (office, number) => {
      await paid(office, number);
      await office.refundRequests.ask(wish(number));
    },
    ask: (office, number) => office.refundRequests.look(`W${number}`),
    right: () => ok({ state: 'open' }),
  },
  {
    call: 'createPlatformPayment',
    ask: (office, number, at) => office.platform.create(payment(number, at)),
    right: () => ok(expect.objectContaining({ payCode: expect.stringMatching(/^\d{20}$/) })),
  },
  {
    call: 'queryPlatformPayment',
    prepare: paidAtPlatform,
    ask: (office, number) => office.platform.query(`T${number}`),
    right: () => ok(expect.objectContaining({ state: 'paid', amount: 6100 })),
  },
  {
    call: 'closePlatformPayment',
    prepare: (office, number, { now }) => office.platform.create(payment(number, now())),
    ask: (office, number) => office.platform.close(`T${number}`),
    right: () => ok('accepted'),
  },
  {
    call: 'createPlatformRefund',
    prepare: paidAtPlatform,
    ask: (office, number) => office.platform.refund(refund(number)),
    right: () => ok({ state: 'done', at: expect.any(Number) }),
  },
  {
    call: 'queryPlatformRefund',
    prepare: async (office, number, world) => {
      await paidAtPlatform(office, number, world);
      await office.platform.refund(refund(number));
    },
    ask: (office, number) => office.platform.queryRefund(refund(number)),
    right: () => ok({ state: 'done', at: expect.any(Number) }),
  },
];

const DOWN = z.object({ ok: z.literal(false), error: z.object({ kind: z.literal('office-unreachable') }) });

/** What the office holds in the end: everything once, however often it was asked. */
function effects({ server: { books } }: FaultyRegistry) {
  const lines = [...books.lines.values()];
  return {
    reservations: books.reservations.size,
    paid: lines.reduce((sum, { paid }) => sum + paid.size, 0),
    refunded: lines.reduce((sum, { refunds }) => sum + refunds.size, 0),
    wishes: books.refundWishes.size + books.wishes.length,
    payments: books.payments.size,
    refunds: books.refunds.size,
  };
}

async function meet(world: FaultyRegistry, one: Case, kind: RegistryFault | null, number: string) {
  const office = all(world.office);
  world.forget();
  await one.prepare?.(office, number, world);
  const at = world.now();
  if (kind !== null) world.server.faults.add({ kind, call: one.call, ms: 1, bytes: 1024 * 1024 });
  const first = await one.ask(office, number, at);
  world.server.faults.clear();
  // Over every pause that the office asked for.
  world.skip(2 * MINUTE);
  return { first, second: await one.ask(office, number, at), effects: effects(world) };
}

function fitting(world: FaultyRegistry, call: RegistryCall): readonly RegistryFault[] {
  return REGISTRY_FAULTS.filter((kind) => {
    try {
      world.server.faults.add({ kind, call });
      return true;
    } catch {
      return false;
    } finally {
      world.server.faults.clear();
    }
  });
}

describe('whatever the registry does, the client has the right answer or none', () => {
  it.each(CASES)('$call', { timeout: 60_000 }, async (one) => {
    const world = await faultyRegistry();
    const well = await meet(world, one, null, 'N0000');
    expect(well.first).toEqual(one.right('N0000'));
    const kinds = fitting(world, one.call);
    expect(kinds.length).toBeGreaterThan(20);
    for (const [at, kind] of kinds.entries()) {
      const number = `N${String(at + 1).padStart(4, '0')}`;
      const met = await meet(world, one, kind, number);
      const isBlind = one.blindTo?.includes(kind) === true;
      const mustBeRight = HARMLESS.includes(kind);
      const isDown = DOWN.safeParse(met.first).success;
      if (!isBlind && (!isDown || mustBeRight)) expect(met.first, kind).toEqual(one.right(number));
      expect(met.second, `${kind}, asked again`).toEqual(one.right(number));
      expect(met.effects, kind).toEqual(well.effects);
    }
  });
});
