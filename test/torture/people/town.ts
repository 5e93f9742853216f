import type { PaymentView } from '../../../src/shared/payment-view';
import type { Chance } from '../chance';
import type { Pages } from '../core/pages';
import type { Candidate } from '../core/town-people';
import type { Bank, BankChannel } from '../gateways/open-bank';

/** A code that somebody has on a phone, for as long as they like. */
export type KnownCode = { readonly channel: BankChannel; readonly outTradeNo: string; readonly text: string };

/** What one batch's people share; it outlives every life of the core. */
export type Town = {
  readonly candidates: readonly Candidate[];
  readonly bank: Bank;
  readonly codes: KnownCode[];
  readonly tally: (what: string) => void;
};

/** One person in one round. */
export type Visitor = {
  readonly town: Town;
  readonly pages: Pages;
  readonly chance: Chance;
  readonly candidate: Candidate;
  readonly phone: string;
  /** By which they pay first; null: as chance has it. */
  readonly channel: BankChannel | null;
};

/** What the view shows is noted, as by a photograph of the screen. */
export function noteCode(town: Town, { channel, outTradeNo, qrText }: PaymentView): KnownCode | null {
  if (qrText === null || (channel !== 'wechat' && channel !== 'alipay')) return null;
  const known = town.codes.find((one) => one.outTradeNo === outTradeNo && one.text === qrText);
  if (known !== undefined) return known;
  const code = { channel, outTradeNo, text: qrText };
  town.codes.push(code);
  town.tally('codes shown');
  return code;
}

/** Whatever the phone does with the code; the wallet refuses what cannot be. */
export function useCode(town: Town, code: KnownCode, how: 'pay' | 'scan' | 'decline', phone: string): void {
  const people = town.bank.people(code.channel);
  if (how === 'pay') {
    const paid = people.scanAndPay(code.text, phone);
    if (paid.done) town.tally('paid by a person');
    return;
  }
  people.scan(code.text, phone);
  if (how === 'decline') people.decline(code.outTradeNo, phone);
}

/** Somebody comes back to a code of earlier on: paid late, or a second code of the same fee. */
export function payLate(town: Town, chance: Chance): void {
  const code = chance.oneOf(town.codes.slice(-12));
  if (code === null) return;
  const act = town.bank.people(code.channel).payAnyhow(code.outTradeNo);
  if (act.done) town.tally('paid late');
}
