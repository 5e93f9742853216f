import { describe, expect, it } from 'vitest';
import { MINUTE, registryForTest, WANG, ZHANG, type TestRegistry } from './registry-for-test';

const NUMBER = '20260302-7QJ4M2XK';
const TRADE = '7QJ4M2XK0V9R3T6W8Y1Z5BCDEF';
const REFUND = 'R9T2C4K7P0V3X6Z8B1D5F7H2JM';

const report = (registry: TestRegistry, more: object = {}) => ({
  candidateId: ZHANG.id,
  feeItemId: `${ZHANG.id}-pets-written`,
  amount: 6500,
  outTradeNo: TRADE,
  channel: 'wechat',
  at: registry.at(),
  ...more,
});
const paidPath = (number = NUMBER) => `/orders/${number}/lines/1/paid`;
const refundPath = (refund = REFUND) => `/orders/${NUMBER}/lines/1/refunds/${refund}`;
async function stateOfFee(registry: TestRegistry): Promise<unknown> {
  const { body } = await registry.call('GET', `/candidates/${ZHANG.id}/fee-items`);
  return body['feeItems'];
}

describe('reservations', () => {
  it('hold every line for one order, over repeats and until their end', async () => {
    const registry = await registryForTest();
    const { call, at, line, advance } = registry;
    const lines = [line('pets-written', 6500)];
    const mine = await call('PUT', `/reservations/${NUMBER}`, { until: at(5 * MINUTE), lines });
    expect(mine).toMatchObject({
      status: 200,
      body: { orderNumber: NUMBER, until: '2026-03-02T10:05:00+08:00' },
    });
    const longer = await call('PUT', `/reservations/${NUMBER}`, { until: at(9 * MINUTE), lines });
    expect(longer.body['until']).toBe('2026-03-02T10:09:00+08:00');
    const theirs = () => call('PUT', '/reservations/OTHER-1', { until: at(5 * MINUTE), lines });
    expect(await theirs()).toMatchObject({
      status: 409,
      body: {
        code: 'not-reserved',
        items: [{ feeItemId: `${ZHANG.id}-pets-written`, why: 'held-elsewhere' }],
      },
    });
    advance(9 * MINUTE);
    expect((await theirs()).status).toBe(200);
    expect((await call('DELETE', '/reservations/OTHER-1')).status).toBe(200);
    expect((await call('DELETE', '/reservations/OTHER-1')).status).toBe(200);
    expect((await call('PUT', `/reservations/${NUMBER}`, { until: at(MINUTE), lines })).status).toBe(200);
  });

  it('take all lines or none, and say of each why not', async () => {
    const { call, at, line } = await registryForTest();
    const lines = [
      { ...line('pets-written', 6500), lineNumber: 1 },
      { ...line('pets-written', 6100, WANG.id), feeItemId: `${WANG.id}-engineer-law`, lineNumber: 2 },
      { ...line('teacher-interview', 28_000, 'training-004'), lineNumber: 3 },
      { ...line('teacher-quality', 7000, 'training-003'), lineNumber: 4 },
      { ...line('engineer-practice', 1, WANG.id), lineNumber: 5 },
    ];
    const { body } = await call('PUT', `/reservations/${NUMBER}`, { until: at(MINUTE), lines });
    expect(body['items']).toEqual([
      { feeItemId: 'training-004-teacher-interview', why: 'not-payable' },
      { feeItemId: 'training-003-teacher-quality', why: 'paid-elsewhere' },
      { feeItemId: `${WANG.id}-engineer-practice`, why: 'not-payable' },
    ]);
    const good = { until: at(MINUTE), lines: lines.slice(0, 1) };
    expect((await call('PUT', '/reservations/OTHER-1', good)).status).toBe(200);
    const changed = { until: at(MINUTE), lines: lines.slice(1, 2) };
    expect((await call('PUT', '/reservations/OTHER-1', changed)).body['code']).toBe('reservation-differs');
    expect((await call('PUT', '/reservations/LATE-1', { ...changed, until: at() })).status).toBe(422);
  });
});

describe('reports', () => {
  it('count once, and a repeat with other facts is refused', async () => {
    const registry = await registryForTest();
    const { call } = registry;
    const first = await call('PUT', paidPath(), report(registry));
    expect(first).toMatchObject({ status: 200, body: { orderNumber: NUMBER, lineNumber: 1, event: 'paid' } });
    expect((await call('PUT', paidPath(), report(registry))).body).toEqual(first.body);
    const anotherTime = report(registry, { at: '2026-03-02T09:00:00+08:00' });
    expect((await call('PUT', paidPath(), anotherTime)).body).toEqual(first.body);
    expect((await call('PUT', paidPath(), report(registry, { channel: 'alipay' }))).body).toMatchObject({
      status: 409,
      code: 'report-differs',
    });
    expect(await stateOfFee(registry)).toMatchObject([{ state: 'paid' }]);
  });

  it('of a second order for the same fee say that it is paid, and change nothing', async () => {
    const registry = await registryForTest();
    await registry.call('PUT', paidPath(), report(registry));
    const second = await registry.call(
      'PUT',
      paidPath('OTHER-1'),
      report(registry, { outTradeNo: 'OTHER12345' }),
    );
    expect(second).toMatchObject({ status: 409, body: { code: 'paid-elsewhere' } });
    expect(String(second.body['detail'])).toContain(NUMBER);
    registry.server.people.markPaidElsewhere(`${WANG.id}-engineer-law`);
    const online = { candidateId: WANG.id, feeItemId: `${WANG.id}-engineer-law`, amount: 6100 };
    const third = await registry.call('PUT', paidPath('OTHER-2'), report(registry, online));
    expect(third.body).toMatchObject({ code: 'paid-elsewhere', detail: '已在报名点缴费' });
  });

  it('of money for nothing are refused for good', async () => {
    const registry = await registryForTest();
    for (const wrong of [{ amount: 6400 }, { candidateId: WANG.id }, { feeItemId: 'nothing' }])
      expect((await registry.call('PUT', paidPath(), report(registry, wrong))).body).toMatchObject({
        status: 422,
        code: 'report-refused',
      });
  });

  it('of money that arrives after window and reservation are taken', async () => {
    const registry = await registryForTest();
    registry.advance(60 * 24 * 60 * MINUTE);
    await registry.renew();
    expect((await registry.call('PUT', paidPath(), report(registry))).status).toBe(200);
  });

  it('of refunds add up, make the fee due again, and may come first', async () => {
    const registry = await registryForTest();
    const { call } = registry;
    const part = report(registry, { amount: 2500 });
    expect((await call('PUT', refundPath(), part)).body['event']).toBe('refunded');
    await call('PUT', paidPath(), report(registry));
    expect(await stateOfFee(registry)).toMatchObject([{ state: 'paid' }]);
    expect((await call('PUT', refundPath('R-second'), report(registry))).body['code']).toBe('report-refused');
    const rest = report(registry, { amount: 4000 });
    expect((await call('PUT', refundPath('R-second'), rest)).status).toBe(200);
    expect((await call('PUT', refundPath('R-second'), rest)).status).toBe(200);
    expect((await call('PUT', refundPath('R-second'), part)).body['code']).toBe('report-differs');
    expect(await stateOfFee(registry)).toMatchObject([{ state: 'unpaid', eBill: null }]);
  });
});

describe('money that comes once more for a line', () => {
  it('is a report of its own after the refund that gave the first back', async () => {
    const registry = await registryForTest();
    const { call } = registry;
    await call('PUT', paidPath(), report(registry));
    const late = report(registry, { outTradeNo: 'LATE000001' });
    expect((await call('PUT', paidPath(), late)).body['code']).toBe('report-differs');
    await call('PUT', refundPath(), report(registry));
    expect(await stateOfFee(registry)).toMatchObject([{ state: 'unpaid' }]);
    const anew = { ...late, afterRefund: REFUND };
    const told = { event: 'paid', refundNumber: REFUND };
    expect(await call('PUT', paidPath(), anew)).toMatchObject({ status: 200, body: told });
    expect(await call('PUT', paidPath(), anew)).toMatchObject({ status: 200, body: told });
    expect((await call('PUT', paidPath(), { ...anew, channel: 'ccb' })).body['code']).toBe('report-differs');
    expect((await call('PUT', paidPath(), report(registry))).status).toBe(200);
    expect(await stateOfFee(registry)).toMatchObject([{ state: 'paid' }]);
    await call('PUT', refundPath('R-second'), { ...late, amount: 6500 });
    expect(await stateOfFee(registry)).toMatchObject([{ state: 'unpaid' }]);
    expect((await call('PUT', refundPath('R-third'), late)).body['code']).toBe('report-refused');
  });
});

describe('e-bills and refund requests', () => {
  it('an e-bill is issued later, to the company named before', async () => {
    const registry = await registryForTest();
    const { call, advance } = registry;
    const bill = `/orders/${NUMBER}/lines/1/e-bill`;
    const company = { name: '某某建设有限公司', taxNumber: '91999900MA00000006' };
    expect((await call('PUT', `${bill}-payer`, company)).body['code']).toBe('line-unknown');
    expect((await call('GET', bill)).body['state']).toBe('not-issued-yet');
    await call('PUT', paidPath(), report(registry));
    const misread = { ...company, taxNumber: '91999900MA00000007' };
    expect((await call('PUT', `${bill}-payer`, misread)).body['code']).toBe('payer-refused');
    expect((await call('PUT', `${bill}-payer`, company)).body).toEqual(company);
    advance(MINUTE);
    const issued = (await call('GET', bill)).body;
    expect(issued).toMatchObject({ orderNumber: NUMBER, lineNumber: 1, state: 'issued' });
    expect(await stateOfFee(registry)).toMatchObject([{ eBill: issued['eBill'] }]);
    expect((await call('PUT', `${bill}-payer`, company)).status).toBe(200);
    const other = { ...company, name: '另一家公司' };
    expect((await call('PUT', `${bill}-payer`, other)).body['code']).toBe('e-bill-issued');
    registry.server.people.eBill(NUMBER, 1, 'none');
    expect((await call('GET', bill)).body['state']).toBe('none');
  });

  it('a refund is asked for once per line, decided by a person, and stays decided', async () => {
    const registry = await registryForTest();
    const { call, server } = registry;
    const facts = { orderNumber: NUMBER, lineNumber: 1, candidateId: ZHANG.id, because: '因病不能参加考试' };
    const wish = { ...facts, feeItemId: `${ZHANG.id}-pets-written`, amount: 6500 };
    expect((await call('PUT', '/refund-requests/Q-000001', wish)).body['code']).toBe(
      'refund-request-refused',
    );
    await call('PUT', paidPath(), report(registry));
    const open = { requestId: 'Q-000001', state: 'open', note: null };
    expect((await call('PUT', '/refund-requests/Q-000001', wish)).body).toEqual(open);
    expect((await call('PUT', '/refund-requests/Q-000001', wish)).body).toEqual(open);
    expect((await call('PUT', '/refund-requests/Q-000001', { ...wish, amount: 1 })).body['code']).toBe(
      'request-differs',
    );
    expect((await call('PUT', '/refund-requests/Q-000002', wish)).status).toBe(422);
    expect(server.people.decide('Q-000001', 'declined', '已超过退费期限')).toBe(true);
    expect(server.people.decide('Q-000001', 'approved', null)).toBe(false);
    const declined = { ...open, state: 'declined', note: '已超过退费期限' };
    expect((await call('GET', '/refund-requests/Q-000001')).body).toEqual(declined);
    expect((await call('PUT', '/refund-requests/Q-000001', wish)).body).toEqual(declined);
    expect((await call('GET', '/refund-requests/Q-unknown')).status).toBe(404);
  });
});

describe('the platform', () => {
  const path = `/platform-payments/${TRADE}`;
  const order = (registry: TestRegistry) => ({
    amount: 6500,
    description: '笔试考务费',
    expiresAt: registry.at(5 * MINUTE),
    lines: [{ orderNumber: NUMBER, ...registry.line('pets-written', 6500) }],
  });

  it('makes one payment per number, with the same codes for ever', async () => {
    const registry = await registryForTest();
    const { call, server } = registry;
    const wanted = order(registry);
    expect((await call('GET', path)).body['code']).toBe('payment-unknown');
    expect((await call('PUT', path, { ...wanted, amount: 1 })).body['code']).toBe('payment-refused');
    const codes = await call('PUT', path, wanted);
    expect(codes.body).toMatchObject({ outTradeNo: TRADE, amount: 6500 });
    expect((await call('GET', path)).body).toEqual({ outTradeNo: TRADE, state: 'unpaid' });
    expect(server.people.pay(TRADE)).toBe(true);
    expect(server.people.pay(TRADE)).toBe(false);
    expect((await call('PUT', path, wanted)).body).toEqual(codes.body);
    expect((await call('GET', path)).body).toMatchObject({ state: 'paid', amount: 6500 });
    expect((await call('POST', `${path}/close`)).body['code']).toBe('payment-not-closable');
    expect((await call('PUT', path, { ...wanted, description: '别的' })).body['code']).toBe(
      'payment-differs',
    );
  });

  it('lets nobody pay what is closed or over', async () => {
    const registry = await registryForTest({ payCodeOnly: true });
    const { call, server, advance } = registry;
    expect((await call('POST', `${path}/close`)).status).toBe(404);
    expect((await call('PUT', path, order(registry))).body['qrText']).toBeNull();
    const late = { ...order(registry), description: '另一笔' };
    await call('PUT', '/platform-payments/SECOND1', late);
    expect((await call('POST', `${path}/close`)).body['state']).toBe('closed');
    expect((await call('POST', `${path}/close`)).status).toBe(200);
    expect(server.people.pay(TRADE)).toBe(false);
    advance(5 * MINUTE);
    expect(server.people.pay('SECOND1')).toBe(false);
    expect((await call('GET', '/platform-payments/SECOND1')).body['state']).toBe('closed');
    expect((await call('PUT', '/platform-payments/THIRD01', late)).body['code']).toBe('payment-refused');
  });

  it('gives back once per refund number, never more than was paid', async () => {
    const registry = await registryForTest({ refundTakesMs: MINUTE });
    const { call, server, advance } = registry;
    const refund = { outTradeNo: TRADE, amount: 6000, reason: '考生申请退费' };
    expect((await call('PUT', `/platform-refunds/${REFUND}`, refund)).body['code']).toBe('refund-refused');
    expect((await call('GET', `/platform-refunds/${REFUND}`)).body['code']).toBe('refund-unknown');
    await call('PUT', path, order(registry));
    server.people.pay(TRADE);
    const taken = await call('PUT', `/platform-refunds/${REFUND}`, refund);
    expect(taken.body).toMatchObject({ state: 'processing', amount: 6000 });
    expect((await call('PUT', '/platform-refunds/R-toomuch', { ...refund, amount: 501 })).status).toBe(422);
    expect((await call('PUT', `/platform-refunds/${REFUND}`, { ...refund, amount: 1 })).status).toBe(409);
    server.people.stickRefund(REFUND, '付款账户已注销');
    expect((await call('GET', `/platform-refunds/${REFUND}`)).body).toMatchObject({ state: 'stuck' });
    server.people.finishRefund(REFUND);
    advance(MINUTE);
    expect((await call('PUT', `/platform-refunds/${REFUND}`, refund)).body).toMatchObject({ state: 'done' });
    expect((await call('GET', path)).body['state']).toBe('paid');
  });
});
