import type { ContractHandlers } from '../../shared/ipc/contract';
import { ok } from '../../shared/result';
import {
  closeVisit,
  findCandidates,
  openCounterVisit,
  orderFees,
  showFees,
  showReceipts,
} from '../services/conduct-visit';
import { forgotPassword, requestCorrection } from '../services/ask-exam-office';
import { changePassword, resetVisitorsPassword, signIn, signInByCard } from '../services/sign-in';
import { judgeRefund, letMisfitStand, showRefunds, wantRefund } from '../services/conduct-refunds';
import { billToCompany, showMyPayments, showOrder, wantMyRefund } from '../services/conduct-payments';
import { addCandidate, beginAnother, giveUpAnother, removePerson } from '../services/conduct-group';
import { checkList, openPayList } from '../services/conduct-pay-list';
import type { CoreServices } from '../services/core-services';
import { listDeadlines } from '../services/list-deadlines';
import { listTodaysOrders } from '../services/list-orders';
import { findSlip, listOrderReceipts } from '../services/write-receipt';
import { decideOfficeCase, showOfficeReports } from '../services/office-cases';
import { listStatements } from '../services/list-statements';

/** Command → service. Who may call, and what the words look like, is checked in serve.ts before and after. */
export function makeHandlers(core: CoreServices): ContractHandlers {
  return {
    display: () => ok(core.payDesk.display()),
    hello: (_input, caller) => ok(core.appInfo(caller.id)),
    health: () => ok(core.health()),
    signIn: (input, caller) => signIn(core, caller, input),
    signInByCard: (_input, caller) => signInByCard(core, caller),
    changePassword: (input, caller) => changePassword(core, caller, input),
    sendPhoneCode: (input) => core.phoneCodes.send(input.documentNumber),
    forgotPassword: (input) => forgotPassword(core.identity, input.documentNumber),
    requestCorrection: (input, caller) => requestCorrection(core, caller, input.wrong),
    resetPassword: (input, caller) => resetVisitorsPassword(core, caller, input.because),
    confirmPerson: (_input, caller) => showFees(core, caller, true),
    fees: (_input, caller) => showFees(core, caller, false),
    beginAnother: (_input, caller) => beginAnother(core, caller),
    giveUpAnother: (_input, caller) => giveUpAnother(core, caller),
    addCandidate: (input, caller) => addCandidate(core, caller, input.ref),
    removePerson: (input, caller) => removePerson(core, caller, input.ref),
    checkPayList: (input, caller) => checkList(core, caller, input),
    openPayList: (_input, caller) => openPayList(core, caller),
    placeOrder: (input, caller) => orderFees(core, caller, input.feeItemIds),
    startPayment: (input, caller) => core.payDesk.start(caller, input.orderId, input.channel),
    startPayerCode: (input, caller) => core.payDesk.charge(caller, input.orderId, input.scanned),
    askPayment: (_input, caller) => core.payDesk.ask(caller),
    leavePayment: (input, caller) => core.payDesk.leave(caller, input.reason),
    receipts: (input, caller) => showReceipts(core, caller, input.receiptNumbers, false),
    printReceipts: (input, caller) => showReceipts(core, caller, input.receiptNumbers, true),
    orderReceipts: (input) => listOrderReceipts(core.money, input.orderNumber),
    endVisit: (input, caller) => closeVisit(core, caller, input.because),
    findCandidates: (input, caller) => findCandidates(core, caller, input.query),
    openCandidate: (input, caller) => openCounterVisit(core, caller, input.ref),
    todaysOrders: (input) => ok(listTodaysOrders(core.money, input.before)),
    slip: (input) => findSlip(core.money, core.letterhead, input.orderNumber),
    refunds: (input, caller) => showRefunds(core, caller, input.orderNumber),
    askRefund: (input, caller) => wantRefund(core, caller, input),
    decideRefund: (input, caller) => judgeRefund(core, caller, input.refundNumber, input.decision),
    acceptMisfit: (input, caller) => letMisfitStand(core, caller, input.outTradeNo, input.because),
    myPayments: (_input, caller) => showMyPayments(core, caller),
    askMyRefund: (input, caller) => wantMyRefund(core, caller, input),
    order: (input) => showOrder(core, input.orderNumber),
    billToCompany: (input, caller) => billToCompany(core, caller, input),
    statementFindings: () => ok(listStatements(core.money)),
    deadlines: (input) => ok(listDeadlines(core.money, input.date)),
    officeReports: () => ok(showOfficeReports(core)),
    decideOfficeCase: (input, caller) => decideOfficeCase(core, caller, input.reportId, input.decision),
    beginImport: (input, caller) => core.imports.begin(caller.id, input.bytes),
    sendImportPart: ({ importId, at, base64 }, caller) =>
      core.imports.send(caller.id, importId, at, Buffer.from(base64, 'base64')),
    previewImport: (input, caller) => core.imports.preview(caller.id, input.importId, input),
    tryImport: (input, caller) => core.imports.tryOut(caller.id, input.importId, input),
    importProblems: (input, caller) => core.imports.problems(caller.id, input.importId, input.after),
    applyImport: (input, caller) => core.imports.apply(caller.id, input.importId, input.mode),
    cancelImport: (input, caller) => {
      core.imports.cancel(caller.id, input.importId);
      return ok({});
    },
    recoveryKey: () => ok({ recoveryKey: core.recoveryKey() }),
    recoveryKeyKept: () => {
      core.recoveryKeyKept();
      return ok({});
    },
  };
}
