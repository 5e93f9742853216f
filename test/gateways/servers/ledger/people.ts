import type { ServerClock } from '../ground/server-clock.ts';
import type { Ledger } from './ledger.ts';
import type { Trade } from './trade.ts';
import { createWallets, type CodeHabit, type CodeShape, type PayerCode } from './wallets.ts';

export type Act =
  | { readonly done: true; readonly outTradeNo: string }
  | {
      readonly done: false;
      readonly why: 'unknown-code' | 'dead-code' | 'expired' | 'not-payable' | 'other-person' | 'not-scanned';
    };

/** What people do with their phones. Every act names the person; without one it is `payer-1`. */
export type People = {
  /** Scans a QR code: the first person is bound to the trade, anybody else is refused. */
  readonly scan: (code: string, person?: string) => Act;
  /** Enters the password after a scan. */
  readonly pay: (outTradeNo: string, person?: string) => Act;
  readonly scanAndPay: (code: string, person?: string) => Act;
  /** Leaves the password dialog. A QR trade stays payable, a payer's-code trade is over. */
  readonly decline: (outTradeNo: string, person?: string) => Act;
  /** Shows the wallet's own code, good for one trade within a minute. */
  readonly showCode: (habit?: CodeHabit, person?: string) => string;
  /** The password that `asks-password` waits for, as late as the person likes. */
  readonly enterPassword: (outTradeNo: string) => Act;
  /** Pays an open trade by whatever way is left: its bound payer, a living code, or the waiting password. */
  readonly payAnyhow: (outTradeNo: string) => Act;
  /** For the server: the code as the wallet knows it; null for one that no wallet shows. */
  readonly payerCode: (text: string) => PayerCode | null;
};

function refuse(why: Extract<Act, { done: false }>['why']): Act {
  return { done: false, why };
}

export type PeopleOptions = {
  readonly clock: ServerClock;
  readonly ledger: Ledger;
  readonly codeShape: CodeShape;
};

function decline(trade: Trade | null, person: string): Act {
  if (trade === null || (trade.state !== 'open' && trade.state !== 'paying')) return refuse('not-payable');
  if (trade.payer !== person) return refuse(trade.payer === null ? 'not-scanned' : 'other-person');
  if (trade.kind === 'payer-code') trade.state = 'failed';
  return { done: true, outTradeNo: trade.outTradeNo };
}

export function createPeople({ clock, ledger, codeShape }: PeopleOptions): People {
  const wallets = createWallets(clock, codeShape);

  const take = (trade: Trade, person: string): Act => {
    trade.state = 'paid';
    trade.payer = person;
    trade.paidAt = clock.now();
    trade.gatewayTradeNo ??= ledger.newGatewayNumber();
    return { done: true, outTradeNo: trade.outTradeNo };
  };

  const scan = (text: string, person = 'payer-1'): Act => {
    const trade = ledger.byCode(text);
    const code = trade?.codes.find((one) => one.text === text);
    if (trade === null || code === undefined) return refuse('unknown-code');
    if (trade.state !== 'open' && trade.state !== 'offered') return refuse('not-payable');
    if (code.dead || clock.now() > code.until) return refuse('dead-code');
    if (clock.now() > trade.payableUntil) return refuse('expired');
    if (trade.payer !== null && trade.payer !== person) return refuse('other-person');
    trade.payer = person;
    trade.state = 'open';
    trade.gatewayTradeNo ??= ledger.newGatewayNumber();
    return { done: true, outTradeNo: trade.outTradeNo };
  };

  const pay = (outTradeNo: string, person = 'payer-1'): Act => {
    const trade = ledger.trade(outTradeNo);
    if (trade === null) return refuse('not-payable');
    if (trade.payer !== null && trade.payer !== person) return refuse('other-person');
    if (trade.state === 'offered' || (trade.state === 'open' && trade.payer === null))
      return refuse('not-scanned');
    if (trade.state !== 'open') return refuse('not-payable');
    if (clock.now() > trade.payableUntil + ledger.graceMs) return refuse('expired');
    return take(trade, person);
  };

  const scanAndPay = (code: string, person?: string): Act => {
    const act = scan(code, person);
    return act.done ? pay(act.outTradeNo, person) : act;
  };

  const enterPassword = (outTradeNo: string): Act => {
    const trade = ledger.trade(outTradeNo);
    if (trade?.state !== 'paying') return refuse('not-payable');
    if (clock.now() > trade.payableUntil + ledger.graceMs) return refuse('expired');
    return take(trade, trade.payer ?? 'payer-1');
  };

  return {
    scan,
    pay,
    scanAndPay,
    enterPassword,
    decline: (outTradeNo, person = 'payer-1') => decline(ledger.trade(outTradeNo), person),
    showCode: wallets.show,
    payAnyhow: (outTradeNo) => {
      const trade = ledger.trade(outTradeNo);
      if (trade?.state === 'paying') return enterPassword(outTradeNo);
      if (trade?.payer != null) return pay(outTradeNo, trade.payer);
      const code = trade?.codes.findLast(({ dead }) => !dead);
      return code === undefined ? refuse('dead-code') : scanAndPay(code.text);
    },
    payerCode: wallets.find,
  };
}
