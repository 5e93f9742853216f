import type { z } from 'zod';
import type { Api, Connection } from '../../src/renderer/api';
import type { Contract, Push } from '../../src/shared/ipc/contract';
import type { Bridge } from '../../src/shared/ipc/kit';

type Name = keyof Contract;
export type Answers = Partial<Bridge<Contract>>;

/** A core that says what the test tells it to, and keeps what it was asked. */
export type ScriptedApi = {
  readonly api: Api;
  /** Every question in order. */
  readonly calls: readonly { readonly name: Name; readonly input: unknown }[];
  readonly asked: (name: Name) => readonly unknown[];
  readonly answer: (answers: Answers) => void;
  readonly push: <K extends keyof Push>(name: K, payload: z.infer<Push[K]>) => void;
  readonly connect: (connection: Connection) => void;
};

type Listeners = { readonly [K in keyof Push]: Set<(payload: z.infer<Push[K]>) => void> };

type Keep = <I, R>(
  name: Name,
  answer: () => ((input: I) => Promise<R>) | undefined,
) => (input: I) => Promise<R>;

function makeBridge(answers: Answers, keep: Keep): Bridge<Contract> {
  return {
    hello: keep('hello', () => answers.hello),
    display: keep('display', () => answers.display),
    health: keep('health', () => answers.health),
    signIn: keep('signIn', () => answers.signIn),
    signInByCard: keep('signInByCard', () => answers.signInByCard),
    changePassword: keep('changePassword', () => answers.changePassword),
    sendPhoneCode: keep('sendPhoneCode', () => answers.sendPhoneCode),
    forgotPassword: keep('forgotPassword', () => answers.forgotPassword),
    requestCorrection: keep('requestCorrection', () => answers.requestCorrection),
    resetPassword: keep('resetPassword', () => answers.resetPassword),
    confirmPerson: keep('confirmPerson', () => answers.confirmPerson),
    fees: keep('fees', () => answers.fees),
    placeOrder: keep('placeOrder', () => answers.placeOrder),
    startPayment: keep('startPayment', () => answers.startPayment),
    startPayerCode: keep('startPayerCode', () => answers.startPayerCode),
    askPayment: keep('askPayment', () => answers.askPayment),
    leavePayment: keep('leavePayment', () => answers.leavePayment),
    beginAnother: keep('beginAnother', () => answers.beginAnother),
    giveUpAnother: keep('giveUpAnother', () => answers.giveUpAnother),
    addCandidate: keep('addCandidate', () => answers.addCandidate),
    removePerson: keep('removePerson', () => answers.removePerson),
    checkPayList: keep('checkPayList', () => answers.checkPayList),
    openPayList: keep('openPayList', () => answers.openPayList),
    receipts: keep('receipts', () => answers.receipts),
    printReceipts: keep('printReceipts', () => answers.printReceipts),
    orderReceipts: keep('orderReceipts', () => answers.orderReceipts),
    endVisit: keep('endVisit', () => answers.endVisit),
    findCandidates: keep('findCandidates', () => answers.findCandidates),
    openCandidate: keep('openCandidate', () => answers.openCandidate),
    todaysOrders: keep('todaysOrders', () => answers.todaysOrders),
    slip: keep('slip', () => answers.slip),
    refunds: keep('refunds', () => answers.refunds),
    askRefund: keep('askRefund', () => answers.askRefund),
    decideRefund: keep('decideRefund', () => answers.decideRefund),
    acceptMisfit: keep('acceptMisfit', () => answers.acceptMisfit),
    myPayments: keep('myPayments', () => answers.myPayments),
    askMyRefund: keep('askMyRefund', () => answers.askMyRefund),
    order: keep('order', () => answers.order),
    billToCompany: keep('billToCompany', () => answers.billToCompany),
    statementFindings: keep('statementFindings', () => answers.statementFindings),
    deadlines: keep('deadlines', () => answers.deadlines),
    officeReports: keep('officeReports', () => answers.officeReports),
    decideOfficeCase: keep('decideOfficeCase', () => answers.decideOfficeCase),
    beginImport: keep('beginImport', () => answers.beginImport),
    sendImportPart: keep('sendImportPart', () => answers.sendImportPart),
    previewImport: keep('previewImport', () => answers.previewImport),
    tryImport: keep('tryImport', () => answers.tryImport),
    importProblems: keep('importProblems', () => answers.importProblems),
    applyImport: keep('applyImport', () => answers.applyImport),
    cancelImport: keep('cancelImport', () => answers.cancelImport),
    recoveryKey: keep('recoveryKey', () => answers.recoveryKey),
    recoveryKeyKept: keep('recoveryKeyKept', () => answers.recoveryKeyKept),
  };
}

export function scriptedApi(first: Answers = {}): ScriptedApi {
  const calls: { readonly name: Name; readonly input: unknown }[] = [];
  const answers: Answers = { ...first };
  const watchers = new Set<(connection: Connection) => void>();
  const listeners: Listeners = {
    payment: new Set(),
    health: new Set(),
    display: new Set(),
    myPaymentsChanged: new Set(),
    ordersChanged: new Set(),
    importProgress: new Set(),
    cardRead: new Set(),
  };

  const keep: Keep = (name, answer) => (input) => {
    calls.push({ name, input });
    const said = answer();
    if (said === undefined) throw new Error(`the script has no answer to ${name}`);
    return said(input);
  };

  return {
    api: {
      bridge: makeBridge(answers, keep),
      onPush: (name, listener) => {
        listeners[name].add(listener);
        return () => listeners[name].delete(listener);
      },
      onConnection: (watcher) => {
        watchers.add(watcher);
        watcher('up');
        return () => watchers.delete(watcher);
      },
    },
    calls,
    asked: (name) => calls.filter((call) => call.name === name).map(({ input }) => input),
    answer: (more) => void Object.assign(answers, more),
    push: (name, payload) => {
      for (const listener of listeners[name]) listener(payload);
    },
    connect: (connection) => {
      for (const watcher of watchers) watcher(connection);
    },
  };
}

/** Answers one question at a time, when the test says so. */
export function heldAnswer<T>(): { readonly promise: Promise<T>; readonly give: (value: T) => void } {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give: (value) => give(value) };
}
