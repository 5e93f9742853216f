import { expect, test, vi } from 'vitest';
import { hostCore } from '../../../src/main/entry/host-core';
import type { Core } from '../../../src/main/compose';
import type { Cancel } from '../../../src/main/ports';
import { realIds } from '../../../src/main/real-ports/ids';
import type { ContractHandlers, ContractPusher } from '../../../src/shared/ipc/contract';
import { err, ok } from '../../../src/shared/result';

const unused = (): never => {
  throw new Error('not asked in this test');
};
const HANDLERS: ContractHandlers = {
  hello: unused,
  display: unused,
  health: unused,
  signIn: unused,
  signInByCard: unused,
  changePassword: unused,
  sendPhoneCode: unused,
  forgotPassword: unused,
  requestCorrection: unused,
  resetPassword: unused,
  confirmPerson: unused,
  fees: unused,
  placeOrder: unused,
  startPayment: unused,
  startPayerCode: unused,
  askPayment: unused,
  leavePayment: unused,
  receipts: unused,
  printReceipts: unused,
  orderReceipts: unused,
  beginAnother: unused,
  giveUpAnother: unused,
  addCandidate: unused,
  removePerson: unused,
  checkPayList: unused,
  openPayList: unused,
  endVisit: unused,
  findCandidates: unused,
  openCandidate: unused,
  todaysOrders: unused,
  slip: unused,
  refunds: unused,
  askRefund: unused,
  decideRefund: unused,
  acceptMisfit: unused,
  myPayments: unused,
  askMyRefund: unused,
  order: unused,
  billToCompany: unused,
  statementFindings: unused,
  officeReports: unused,
  deadlines: unused,
  decideOfficeCase: unused,
  beginImport: unused,
  sendImportPart: unused,
  previewImport: unused,
  tryImport: unused,
  importProblems: unused,
  applyImport: unused,
  cancelImport: unused,
  recoveryKey: unused,
  recoveryKeyKept: () => ok({}),
};

async function harness(handlers: Partial<ContractHandlers> = {}, parts: Partial<Core> = {}) {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const waiting: (() => void)[] = [];
  const timers = {
    after: (_ms: number, work: () => void): Cancel => {
      waiting.push(work);
      return () => undefined;
    },
  };
  const callerGone = vi.fn(parts.callerGone ?? (() => Promise.resolve()));
  const stop = vi.fn(parts.stop ?? (() => Promise.resolve()));
  const callerCame = vi.fn();
  const pushers: ContractPusher[] = [];
  const opened = await hostCore({ log, ids: realIds, timers }, (pusher) => {
    pushers.push(pusher);
    return Promise.resolve(
      ok({
        handlers: { ...HANDLERS, ...handlers },
        walletUrl: null,
        cardRead: unused,
        callerCame,
        callerGone,
        stop,
      }),
    );
  });
  if (!opened.ok) throw new Error('it did not open');
  const timeUp = () => {
    for (const work of waiting) work();
  };
  return { host: opened.value, log, callerCame, callerGone, stop, pushers, timeUp };
}

test('a core that does not open says why', async () => {
  const tools = {
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
    ids: realIds,
    timers: { after: unused },
  };
  const failure = err({ kind: 'locked', message: 'held by process 7' });
  expect(await hostCore(tools, () => Promise.resolve(failure))).toEqual(failure);
});

test('a page comes with the role of its window, asks, and hears news until it goes', async () => {
  const { host, callerCame, pushers, callerGone } = await harness();
  const heard = vi.fn();
  const caller = host.came('p1', 'counter', heard);
  expect(caller).toEqual({ id: 'p1', role: 'operator' });
  expect(callerCame).toHaveBeenCalledExactlyOnceWith(caller, 'counter');
  expect(await host.ask(caller, 'recoveryKeyKept', {})).toEqual(ok({}));
  pushers[0]?.toRoles(['operator'], 'ordersChanged', {});
  host.gone('p1');
  pushers[0]?.toRoles(['operator'], 'ordersChanged', {});
  expect(heard).toHaveBeenCalledOnce();
  expect(callerGone).toHaveBeenCalledExactlyOnceWith('p1');
});

test('a page that is gone, or never came, is not answered', async () => {
  const { host } = await harness();
  const caller = host.came('p1', 'counter', () => undefined);
  host.gone('p1');
  const refused = err({ kind: 'not-allowed', why: 'sender' });
  expect(await host.ask(caller, 'recoveryKeyKept', {})).toEqual(refused);
  expect(await host.ask({ id: 'p2', role: 'operator' }, 'recoveryKeyKept', {})).toEqual(refused);
});

test('what a page began while it went is ended once more', async () => {
  let answer: () => void = () => undefined;
  const signIn: ContractHandlers['signIn'] = () =>
    new Promise((resolve) => {
      answer = () => resolve(err({ kind: 'no-match', triesLeft: 4 }));
    });
  const { host, callerGone } = await harness({ signIn });
  const caller = host.came('p1', 'kiosk', () => undefined);
  const asking = host.ask(caller, 'signIn', {
    documentNumber: 'x',
    proof: { kind: 'second-factor', value: '' },
  });
  host.gone('p1');
  expect(callerGone).toHaveBeenCalledTimes(1);
  answer();
  await asking;
  expect(callerGone).toHaveBeenCalledTimes(2);
});

test('a visit that cannot be ended is logged and stops nobody', async () => {
  const callerGone = () => Promise.reject(new Error('disk full'));
  const { host, log, stop } = await harness({}, { callerGone });
  host.came('p1', 'kiosk', () => undefined);
  await host.stop();
  expect(log.error).toHaveBeenCalledOnce();
  expect(stop).toHaveBeenCalledOnce();
});

test('stopping ends the visits first, and happens once', async () => {
  const order: string[] = [];
  const { host } = await harness(
    {},
    {
      callerGone: (id) => Promise.resolve(void order.push(`gone ${id}`)),
      stop: () => Promise.resolve(void order.push('stop')),
    },
  );
  host.came('p1', 'kiosk', () => undefined);
  host.came('p2', 'counter', () => undefined);
  await Promise.all([host.stop(), host.stop()]);
  expect(order).toEqual(['gone p1', 'gone p2', 'stop']);
});

test('stopping does not wait for ever', async () => {
  const { host, log, timeUp } = await harness({}, { stop: () => new Promise(() => undefined) });
  const stopping = host.stop();
  timeUp();
  await stopping;
  expect(log.info).toHaveBeenCalledWith('stopped without waiting any longer');
});

test('stopping that crashes is logged', async () => {
  const { host, log } = await harness({}, { stop: () => Promise.reject(new Error('bug')) });
  await host.stop();
  expect(log.error).toHaveBeenCalledOnce();
});
