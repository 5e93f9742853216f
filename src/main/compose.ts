import type { Sample } from '../shared/app-info';
import type { ContractHandlers, ContractPusher } from '../shared/ipc/contract';
import type { Caller } from '../shared/ipc/kit';
import type { WindowKind } from '../shared/operator';
import { moneyMoved } from '../shared/payment';
import type { Result } from '../shared/result';
import { err, ok } from '../shared/result';
import { appInfo, letterhead, moneySettings } from './compose/from-config';
import { wireAfterPaying } from './compose/after-paying';
import { officeDuties } from './compose/office-duties';
import { officeOf } from './compose/office-of';
import { openGateways } from './compose/open-gateways';
import { linesOfPayment } from './compose/lines-of-payment';
import { openOffice } from './compose/open-office';
import { rosterOfStore, seedTraining } from './compose/roster-of-store';
import { keepMerchants } from './compose/same-merchant';
import { storeOf } from './compose/store-of';
import { wireIdentity } from './compose/wire-identity';
import type { Config } from './config';
import { makeHandlers } from './ipc/handlers';
import { readListFile } from './office/read-list-file';
import { rosterOpener } from './office/read-roster';
import type { Clock, Disk, Ids, KeyWrap, Log, PaymentGateway, Timers } from './ports';
import type { ExamOffice } from './ports/exam-office';
import { makeCandidateRefs } from './services/candidate-refs';
import { makeClockGuard } from './services/clock-guard';
import type { PayLists } from './services/pay-lists';
import { closeVisit } from './services/conduct-visit';
import type { CoreServices } from './services/core-services';
import { makeStatementDesk } from './services/fetch-statements';
import { makeGatewayPulse } from './services/gateway-pulse';
import { makePaymentGuard } from './services/guard-payments';
import { makeImportDesk } from './services/import-roster/import-desk';
import { countForPerson } from './services/list-refunds';
import type { MoneyParts } from './services/money-parts';
import { healthBacklog } from './services/office-cases';
import { makePayDesk } from './services/pay-desk';
import { takeUpWork } from './services/recover';
import { makeRefusalNotes } from './services/refusal-notes';
import { makeRefundDesk } from './services/refund-payment';
import { makeSerialise } from './services/serialise';
import { tendStore } from './services/tend-store';
import { makeVisits } from './services/visits';
import { makeHealthWatch } from './services/watch-health';
import { makePaymentWatch } from './services/watch-payments';
import { openStore, type OpenedStore } from './store/open-store';
import { gatewayFailure, officeFailure, startFailure, type StartFailure } from './store/start-failure';

/** What a shell brings: the outside world. Nothing of Electron or HTTP is known from here on. */
export type CoreParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly disk: Disk;
  readonly keyWrap: KeyWrap | null;
  readonly pusher: ContractPusher;
  /** The backup a person chose after the store was found damaged. */
  readonly restore?: string;
  /** Who holds the data folder, in words for a second process that wants it. */
  readonly holder: string;
  readonly version: string;
};

export type Core = {
  readonly handlers: ContractHandlers;
  readonly walletUrl: string | null;
  readonly callerCame: (caller: Caller, window: WindowKind) => void;
  /** A chip reader of this device has read the card of the person in front of that window. */
  readonly cardRead: (callerId: string, documentNumber: string) => void;
  /** The page is gone: its visit ends by the leave rule. */
  readonly callerGone: (callerId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Everything outside that is already open; the stories bring doubles of it. */
export type OpenParts = Omit<CoreParts, 'keyWrap' | 'holder' | 'restore'> & {
  readonly opened: OpenedStore;
  readonly gateways: readonly PaymentGateway[];
  /** null: the roster in the store. */
  readonly office: ExamOffice | null;
  readonly samples: readonly Sample[];
  readonly walletUrl: string | null;
};

/** Opens store and gateways, then wires the core. */
export async function compose(parts: CoreParts): Promise<Result<Core, StartFailure>> {
  const { config, clock } = parts;
  const training = config.mode === 'training';
  const opening = await openStore({
    ...storeOf(parts),
    ...(parts.restore === undefined ? {} : { restore: parts.restore }),
  });
  if (!opening.ok) return err(startFailure(opening.error));
  const opened = opening.value;
  const merchants = config.mode === 'live' ? keepMerchants(opened.store, clock, config) : ok(null);
  if (!merchants.ok) {
    await opened.close();
    return err(gatewayFailure(merchants.error));
  }
  const officeOpening = openOffice({ ...parts, secrets: opened.secrets });
  if (!officeOpening.ok) {
    await opened.close();
    return err(officeFailure(officeOpening.error));
  }
  const { office, stop: stopOffice } = officeOpening.value;
  const connecting = await openGateways({
    ...parts,
    secrets: opened.secrets,
    office,
    linesOf: (outTradeNo) => linesOfPayment(opened.store, outTradeNo),
  });
  if (!connecting.ok) {
    await stopOffice();
    await opened.close();
    return err(gatewayFailure(connecting.error));
  }
  const { gateways, walletUrl, stop: stopGateways } = connecting.value;
  const samples = training ? seedTraining({ config, clock, opened }) : [];
  const core = composeCore({
    ...parts,
    opened,
    samples,
    gateways,
    office,
    walletUrl,
  });
  return ok({
    ...core,
    stop: async () => {
      await core.stop();
      await stopGateways();
      await stopOffice();
      await opened.close();
    },
  });
}

/** Every gateway stays known: a payment of a channel no longer offered must still be asked about. */
function moneyParts(parts: OpenParts, gateways: readonly PaymentGateway[], office: ExamOffice): MoneyParts {
  const { opened, clock, ids, log, config } = parts;
  return {
    store: opened.store,
    intentLog: opened.intentLog,
    clock,
    ids,
    log,
    gateways: new Map(gateways.map((gateway) => [gateway.channel, gateway])),
    settings: moneySettings(config),
    refusals: makeRefusalNotes(),
    awaitsBills: office.eBills !== null,
    tellsOffice: office.reports !== null,
  };
}

/** Payments: what asks, what shows, what gives back; `background` goes on by itself. */
function wireMoney(parts: OpenParts, office: ExamOffice) {
  const { config, clock, timers, ids, log, pusher, opened } = parts;
  const { store } = opened;
  const clockGuard = makeClockGuard(clock, store.facts, log);
  const guard = makePaymentGuard(parts.disk, config.disk.minFreeMiB * 1024 * 1024, clockGuard, () =>
    isDamaged(opened),
  );
  const pulse = makeGatewayPulse(clock, {
    onAnswer: clockGuard.compare,
    onChange: () => health.look(),
  });
  const gateways = parts.gateways.map(pulse.observe);
  const money = moneyParts(parts, gateways, office);
  const visits = makeVisits();
  const ordersChanged = () => pusher.toRoles(['operator'], 'ordersChanged', {});
  const duties = officeDuties(money, office, timers, () => health.look());
  const refunds = makeRefundDesk(money, timers, (refund) => {
    if (refund.state === 'done') duties.wake();
    afterPaying.refundMoved(refund);
    ordersChanged();
  });
  const watch = makePaymentWatch(money, timers, {
    onAsked: (payment, allRecorded) => {
      if (allRecorded) guard.commitFailed(false);
      if (moneyMoved(payment)) refunds.wake();
      afterPaying.wake();
      duties.wake();
      payDesk.onAsked(payment);
      ordersChanged();
    },
    onCommitFailed: () => {
      guard.commitFailed(true);
      health.look();
    },
  });
  const order = { ...money, office, guard, watch, visits, serialise: makeSerialise() };
  const after = { wakeRefunds: refunds.wake, ordersChanged };
  const afterPaying = wireAfterPaying({ ...order, ...after, timers, visits, pusher });
  const payDesk = makePayDesk({
    ...order,
    visits,
    show: (visit, view) => pusher.toCaller(visit.callerId, 'payment', view),
    showCustomer: (view) => pusher.toRoles(['display'], 'display', view),
  });
  const statements = makeStatementDesk(
    { ...money, timers, watch, wakeRefunds: refunds.wake },
    clockGuard.isWrong,
    () => health.look(),
  );
  const health = makeHealthWatch({
    clock,
    timers,
    ids,
    gateways,
    pulse,
    clockGuard,
    guard,
    countOpenPayments: watch.countOpen,
    countFindings: statements.countFindings,
    countForPerson: () => countForPerson(money),
    officeBacklog: () => healthBacklog(money),
    tell: (now) => pusher.toRoles(['candidate', 'operator', 'display'], 'health', now),
  });
  const background = [refunds, afterPaying, statements, duties, health];
  const shown = { money: { ...order, visits, timers }, payDesk, afterPaying, health, ordersChanged };
  return { ...shown, wakeRefunds: refunds.wake, wakeOffice: duties.wake, background };
}

/** The visible list: what there is, and who knows whom. */
export function composeCore(parts: OpenParts): Core {
  const { config, clock, timers, ids, log, pusher, opened } = parts;
  const roster = rosterOfStore(parts);
  const { background, ...wired } = wireMoney(parts, officeOf(parts, roster.office));
  const { money, health } = wired;
  const who = wireIdentity(parts, money);
  const { offers } = who.identity;
  const windows = new Map<string, WindowKind>();
  const payLists: PayLists = new Map();
  const channels = parts.gateways.map((gateway) => gateway.channel);
  const payerCodeChannels = parts.gateways.flatMap((one) => (one.payerCode === null ? [] : [one.channel]));
  const imports = makeImportDesk({
    store: money.store,
    open: rosterOpener(opened.vault, money.store.mappings.get),
    clock,
    timers,
    ids,
    tell: (callerId, news) => pusher.toCaller(callerId, 'importProgress', news),
  });
  const services: CoreServices = {
    ...wired,
    healthChanged: health.look,
    visits: money.visits,
    ...who,
    payLists,
    readListFile,
    candidateRefs: makeCandidateRefs(ids, clock),
    letterhead: letterhead(config),
    appInfo: (callerId) =>
      appInfo({ ...parts, channels, payerCodeChannels, offers }, windows.get(callerId) ?? config.window),
    health: health.health,
    imports,
    recoveryKey: opened.recoveryKey,
    recoveryKeyKept: opened.recoveryKeyKept,
    clearDisplay: () => pusher.toRoles(['display'], 'display', null),
  };

  const restoring = takeUpWork({ ...money, log }, health.look);
  for (const work of background) work.start();
  const tending = tendStore(opened, timers, log);

  return {
    handlers: makeHandlers(services),
    walletUrl: parts.walletUrl,
    callerCame: (caller, window) => void windows.set(caller.id, window),
    cardRead: who.cardReadings.put,
    callerGone: async (callerId) => {
      windows.delete(callerId);
      who.identity.tickets.forget(callerId);
      imports.cancel(callerId, null);
      payLists.delete(callerId);
      await closeVisit(services, { id: callerId, role: 'candidate' }, 'idle');
    },
    stop: async () => {
      restoring.stop();
      money.watch.stop();
      for (const work of background) work.stop();
      await imports.stop();
      await tending.stop();
      await roster.stop();
    },
  };
}

/** What the full check in the background found; the words for staff are in the log. */
function isDamaged(opened: OpenedStore): boolean {
  return opened.findings().check?.kind === 'damaged';
}
