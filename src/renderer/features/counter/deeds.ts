import type { Channel } from '../../../shared/channel';
import { isBusy, type CounterState } from './counter-state';
import { isLocked, isPaying, payableIds, payPhase } from './pay-phase';

/** What a key does, whichever key it is. */
export type Deed =
  | 'help'
  | 'next-person'
  | 'desk'
  | 'add-person'
  | 'pay-list'
  | 'orders'
  | 'all-or-none'
  | 'change-channel'
  | 'ask-now'
  | 'payer-code'
  | 'print'
  | 'back'
  | `pay-${Channel}`;

/**
 * F5 stays the browser's reload, F11 its full screen; all others reach the page in Chromium and Electron. Channels of an
 * installation beyond the first two take the shifted keys.
 */
const FIXED_KEYS: readonly (readonly [string, Exclude<Deed, `pay-${Channel}`>])[] = [
  ['F1', 'help'],
  ['Shift+F1', 'desk'],
  ['F2', 'next-person'],
  ['Shift+F2', 'add-person'],
  ['F3', 'orders'],
  ['Shift+F3', 'pay-list'],
  ['F4', 'all-or-none'],
  ['F6', 'change-channel'],
  ['F7', 'payer-code'],
  ['F10', 'ask-now'],
  ['F12', 'print'],
  ['Escape', 'back'],
];
const PAY_KEYS = ['F8', 'F9', 'Shift+F8', 'Shift+F9', 'Shift+F4', 'Shift+F6'];

export type Keys = {
  readonly deedOf: (key: string, shift: boolean) => Deed | null;
  /** As in aria-keyshortcuts, e.g. `F8`. */
  readonly keyOf: (deed: Deed) => string;
};

/**
 * WeChat is F8 and Alipay F9 wherever they are offered, because hands remember. `payerCodes`: the channels whose payer's
 * own code can be scanned; without any there is no key for it.
 */
export function keysFor(channels: readonly Channel[], payerCodes: readonly Channel[]): Keys {
  const known: readonly Channel[] = ['wechat', 'alipay'];
  const others = channels.filter((channel) => !known.includes(channel));
  const pays = [...known, ...others].map((channel, index): readonly [string, Deed] => [
    PAY_KEYS[index] ?? '',
    `pay-${channel}`,
  ]);
  const all: readonly (readonly [string, Deed])[] = [
    ...FIXED_KEYS.filter(([, deed]) => deed !== 'payer-code' || payerCodes.length > 0),
    ...pays.filter(([, deed]) => channels.some((channel) => deed === `pay-${channel}`)),
  ];
  return {
    deedOf: (key, shift) => all.find(([name]) => name === (shift ? `Shift+${key}` : key))?.[1] ?? null,
    keyOf: (deed) => all.find(([, one]) => one === deed)?.[0] ?? '',
  };
}

/** Whether a key would do something now; its button says so by being there to press or not. */
export function isPossible(state: CounterState, deed: Deed): boolean {
  const { serving, dialogs, search } = state;
  const [front] = dialogs;
  if (deed === 'print') {
    return (
      front?.kind === 'slip' ||
      front?.kind === 'receipts' ||
      (front === undefined && serving !== null && serving.receipts.length > 0)
    );
  }
  if (front !== undefined) return false;
  const busy = isBusy(state, 'pay');
  switch (deed) {
    case 'help':
    case 'desk':
    case 'next-person':
    case 'orders':
      return true;
    case 'pay-list':
      return serving === null || !isLocked(serving);
    case 'add-person':
      return (
        serving !== null && serving.fees !== null && !isLocked(serving) && payPhase(serving).at !== 'paid'
      );
    case 'back':
      return serving !== null || search.query !== '' || search.answered !== null;
    case 'all-or-none':
      return serving !== null && payableIds(serving).length > 0 && !isLocked(serving);
    case 'change-channel':
      return serving !== null && isPaying(serving) && serving.starting === null && !busy;
    case 'ask-now':
      return serving !== null && canAsk(serving) && !busy;
    default:
      return serving !== null && serving.chosen.length > 0 && !busy && maySwitch(serving, deed);
  }
}

type Serving = NonNullable<CounterState['serving']>;

/** Of a code that was given up the truth may be asked for too, until it is known. */
function canAsk(serving: Serving): boolean {
  const phase = payPhase(serving);
  if (phase.at === 'choose') return phase.earlier !== null && phase.earlier.standing !== 'closed';
  if (phase.at === 'charging') return phase.view !== null;
  return phase.at === 'waiting' || phase.at === 'checking' || phase.at === 'unknown';
}

/** Another channel while a code is on screen changes to it (payments.md rule 7); the same one is there already. */
function maySwitch(serving: Serving, deed: Deed): boolean {
  const phase = payPhase(serving);
  if (phase.at === 'choose' || phase.at === 'paid') return true;
  if (phase.at === 'opening' || phase.at === 'charging' || phase.at === 'misfit') return false;
  return deed !== `pay-${phase.view.channel}`;
}
