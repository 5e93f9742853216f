import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '../../../src/shared/money';
import type { Step } from '../../../src/shared/next-payment';
import {
  next,
  QUIET_AFTER_EXPIRY_MS,
  QUIET_ASKS_NEEDED,
  QUIET_SPACING_MS,
  VAIN_ASKS_TO_UNKNOWN,
} from '../../../src/shared/next-payment';
import type { Money, Payment, PaymentEvent, PaymentState, PaymentTerms } from '../../../src/shared/payment';

const CREATED = 1_000_000;
const EXPIRES = CREATED + 300_000;
const terms: PaymentTerms = {
  outTradeNo: 'P1',
  orderId: 'O1',
  channel: 'wechat',
  method: 'merchant-code',
  firstLine: 1,
  lastLine: 1,
  amount: fen(12_000),
  description: '笔试费',
  createdAt: CREATED,
  expiresAt: EXPIRES,
};
const money: Money = { amount: fen(12_000), gatewayTradeNo: 'T1', paidAt: CREATED + 1 };
const oddMoney: Money = { ...money, amount: fen(1) };
const open = { ...terms, oddAmount: null };

const samples: { readonly [S in PaymentState]: Extract<Payment, { state: S }> } = {
  created: { ...open, state: 'created' },
  waiting: { ...open, state: 'waiting', qrText: 'qr', payCode: '3500', vainAsks: 0 },
  unknown: { ...open, state: 'unknown', qrText: 'qr', payCode: '3500', since: CREATED },
  closing: {
    ...open,
    state: 'closing',
    reason: 'left',
    qrText: 'qr',
    payCode: '3500',
    since: CREATED,
    quietAsks: 0,
    lastQuietAt: null,
  },
  paid: { ...terms, state: 'paid', money, recordedAt: CREATED + 2, late: false },
  misfit: {
    ...terms,
    state: 'misfit',
    cause: 'other-amount',
    money: oddMoney,
    recordedAt: CREATED + 2,
    accepted: null,
    reversed: false,
  },
  closed: {
    ...terms,
    state: 'closed',
    proof: 'gateway',
    reason: 'left',
    closedAt: CREATED + 3,
    oddAmount: null,
  },
};

const at = CREATED + 10;
const events: Readonly<Record<string, PaymentEvent>> = {
  opened: { type: 'opened', qrText: 'qr2', payCode: '3502', at },
  sent: { type: 'sent', at },
  refused: { type: 'refused', at },
  'no-answer': { type: 'no-answer', at },
  'seen-unpaid': { type: 'seen-unpaid', at, gatewayNow: at },
  'seen-absent': { type: 'seen-absent', at, gatewayNow: at },
  'seen-closed': { type: 'seen-closed', at },
  'seen-paid': { type: 'seen-paid', at, money },
  'seen-paid, other amount': { type: 'seen-paid', at, money: { ...oddMoney, amount: fen(2) } },
  'seen-misfit': { type: 'seen-misfit', at, cause: 'refunded-elsewhere', money },
  accepted: { type: 'accepted', at, by: 'supervisor' },
  leave: { type: 'leave', at, reason: 'left' },
};

const WORDS = { moved: '→ ', stayed: 'stays', contradiction: 'incident' } as const;

function inWords(step: Step): string {
  return step.outcome === 'moved' ? WORDS.moved + step.payment.state : WORDS[step.outcome];
}

/** The table of docs/payments.md, foot marks taken off: event → state → cell. */
function documentedTable(): Map<string, Map<string, string>> {
  const lines = readFileSync(new URL('../../../docs/payments.md', import.meta.url), 'utf8').split('\n');
  const head = lines.findIndex((line) => /^\| event +\|/.test(line));
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replace(/[¹²³⁴⁵⁶⁷⁸]/g, '').trim());
  const states = cells(lines[head] ?? '').slice(1);
  const table = new Map<string, Map<string, string>>();
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith('|')) break;
    const [event = '', ...row] = cells(line);
    table.set(event, new Map(states.map((state, index) => [state, row[index] ?? ''])));
  }
  return table;
}

describe('the documented table', () => {
  const table = documentedTable();

  it('names every event and every state', () => {
    expect([...table.keys()].toSorted()).toEqual(Object.keys(events).toSorted());
    for (const row of table.values())
      expect([...row.keys()].toSorted()).toEqual(Object.keys(samples).toSorted());
  });

  for (const [name, event] of Object.entries(events)) {
    for (const payment of Object.values(samples)) {
      it(`${payment.state} × ${name}`, () => {
        expect(inWords(next(payment, event))).toBe(table.get(name)?.get(payment.state));
      });
    }
  }
});

describe('the foot marks', () => {
  it('1: a number that was refused before any code was given is left', () => {
    const { payment } = next({ ...samples.unknown, qrText: null }, { type: 'refused', at });
    expect(payment.state).toBe('closing');
  });

  it('2: three calls in vain make it unknown, one answer in between starts the count anew', () => {
    let payment: Payment = samples.waiting;
    for (let call = 1; call < VAIN_ASKS_TO_UNKNOWN; call++)
      payment = next(payment, { type: 'no-answer', at }).payment;
    const answered = next(payment, { type: 'seen-unpaid', at, gatewayNow: at }).payment;
    expect(next(answered, { type: 'no-answer', at }).payment.state).toBe('waiting');
    expect(next(payment, { type: 'no-answer', at }).payment).toMatchObject({
      state: 'unknown',
      qrText: 'qr',
    });
  });

  it('3: without a code it stays unknown', () => {
    const { payment } = next(
      { ...samples.unknown, qrText: null },
      { type: 'seen-absent', at, gatewayNow: at },
    );
    expect(payment.state).toBe('unknown');
  });

  it('4: proof by time needs the expiry, the margin, three answers and the distance between them', () => {
    const dead = EXPIRES + QUIET_AFTER_EXPIRY_MS;
    const ask = (payment: Payment, when: number, gatewayNow = when) =>
      next(payment, { type: 'seen-absent', at: when, gatewayNow }).payment;
    expect(ask(samples.closing, dead - 1)).toMatchObject({ state: 'closing', quietAsks: 0 });
    expect(ask(samples.closing, dead, dead - 1)).toMatchObject({ state: 'closing', quietAsks: 0 });
    let payment = ask(samples.closing, dead);
    expect(payment).toMatchObject({ state: 'closing', quietAsks: 1 });
    payment = ask(payment, dead + QUIET_SPACING_MS - 1);
    expect(payment).toMatchObject({ state: 'closing', quietAsks: 1 });
    for (let turn = 1; turn < QUIET_ASKS_NEEDED; turn++)
      payment = ask(payment, dead + turn * QUIET_SPACING_MS);
    expect(payment).toMatchObject({ state: 'closed', proof: 'time', reason: 'left' });
  });

  it('5: a second trade number under one payment is an incident', () => {
    const other = { ...money, gatewayTradeNo: 'T2' };
    expect(next(samples.paid, { type: 'seen-paid', at, money: other }).outcome).toBe('contradiction');
  });

  it('6: another amount counts when a second answer agrees, not when they differ', () => {
    const first = next(samples.waiting, { type: 'seen-paid', at, money: oddMoney });
    expect(first).toMatchObject({ outcome: 'contradiction', payment: { state: 'waiting' } });
    const different = next(first.payment, { type: 'seen-paid', at, money: { ...oddMoney, amount: fen(7) } });
    expect(different).toMatchObject({ outcome: 'contradiction', payment: { state: 'waiting' } });
    const again = next(first.payment, { type: 'seen-paid', at, money: oddMoney });
    expect(again.payment).toMatchObject({ state: 'misfit', cause: 'other-amount', money: oddMoney });
    const between = next(first.payment, { type: 'seen-unpaid', at, gatewayNow: at }).payment;
    expect(next(between, { type: 'seen-paid', at, money: oddMoney }).payment.state).toBe('waiting');
  });
});

describe('whatever comes in whatever order', () => {
  const anyEvent: fc.Arbitrary<PaymentEvent> = fc.oneof(
    fc.constantFrom(...Object.values(events)),
    fc
      .nat(2_000_000)
      .map((ms): PaymentEvent => ({ type: 'seen-absent', at: CREATED + ms, gatewayNow: CREATED + ms })),
    fc
      .nat(2_000_000)
      .map((ms): PaymentEvent => ({ type: 'seen-unpaid', at: CREATED + ms, gatewayNow: CREATED + ms })),
  );
  const story = fc.array(anyEvent, { maxLength: 60 });
  const run = (list: readonly PaymentEvent[]) =>
    list.reduce<Payment>((p, e) => next(p, e).payment, samples.created);

  it('the terms sent to the gateway never change', () => {
    fc.assert(
      fc.property(story, (list) => {
        expect(run(list)).toMatchObject(terms);
      }),
    );
  });

  it('money that moved is never forgotten', () => {
    fc.assert(
      fc.property(story, story, (before, after) => {
        const paid = next(run(before), { type: 'seen-paid', at, money }).payment;
        fc.pre(paid.state === 'paid' || paid.state === 'misfit');
        const end = after.reduce<Payment>((p, e) => next(p, e).payment, paid);
        expect(end.state).toBe(paid.state);
      }),
    );
  });

  it('nothing but a verified answer closes it', () => {
    const silent = fc.array(
      anyEvent.filter((event) => !event.type.startsWith('seen-')),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(silent, (list) => {
        expect(['paid', 'misfit', 'closed']).not.toContain(run(list).state);
      }),
    );
  });

  it('what we want dead is never shown again', () => {
    fc.assert(
      fc.property(story, (list) => {
        const end = list.reduce<Payment>((p, e) => next(p, e).payment, samples.closing);
        expect(['created', 'waiting', 'unknown']).not.toContain(end.state);
      }),
    );
  });
});

describe("8: the payer's own code", () => {
  const byCode = { method: 'payer-code', qrText: null } as const;
  const unknown: Payment = { ...samples.unknown, ...byCode };
  const closing: Payment = { ...samples.closing, ...byCode };

  it('a verified "unpaid" says that the payer is at it; an absent number says nothing', () => {
    expect(next(unknown, { type: 'seen-unpaid', at, gatewayNow: at }).payment).toMatchObject({
      state: 'waiting',
      qrText: null,
    });
    expect(next(unknown, { type: 'seen-absent', at, gatewayNow: at }).payment.state).toBe('unknown');
  });

  it('money that went back while we reversed it is reversed; before, or by a code of ours, it is for a person', () => {
    const seen: PaymentEvent = { type: 'seen-misfit', at, cause: 'revoked-elsewhere', money };
    const reversed = (payment: Payment) => next(payment, seen).payment;
    expect(reversed(closing)).toMatchObject({ state: 'misfit', reversed: true });
    expect(reversed(unknown)).toMatchObject({ state: 'misfit', reversed: false });
    expect(reversed(samples.closing)).toMatchObject({ state: 'misfit', reversed: false });
    expect(next(closing, { ...seen, cause: 'other-amount' }).payment).toMatchObject({ reversed: false });
  });

  it('what we want dead stays so, whatever the late answer to the call says', () => {
    expect(next(closing, { type: 'sent', at })).toEqual({ payment: closing, outcome: 'stayed' });
  });
});
