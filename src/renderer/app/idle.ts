import type { AppInfo } from '../../shared/app-info';
import { screenFor, type ScreenState } from './screens';

/**
 * How long nobody may touch the screen before it asks; null: never, because nobody is there, or because the screen
 * counts down by itself. While a code can be scanned the hands are on the phone: its own life is the time limit, and
 * the leave rule is for those who are still away after it.
 */
export function idleAllowanceMs(
  state: ScreenState,
  idle: AppInfo['idle'],
  modesChanged: boolean,
): number | null {
  const allowance = idle.warnAfterS * 1000;
  const shown = screenFor(state);
  switch (shown.screen) {
    case 'home':
      return modesChanged ? allowance : null;
    case 'ending':
    case 'locked':
    case 'paid':
    case 'slip':
    case 'paid-meanwhile':
    case 'blocked':
    case 'visit-lost':
      return null;
    case 'code': {
      const { expiresAt, now } = shown.stage.view;
      return Math.max(allowance, expiresAt - now + allowance);
    }
    case 'disconnected':
    case 'document':
    case 'second-factor':
    case 'password':
    case 'registration-number':
    case 'phone-code':
    case 'new-password':
    case 'repeat-password':
    case 'correction':
    case 'office-asked':
    case 'person':
    case 'fees':
    case 'nothing-payable':
    case 'nothing-due':
    case 'my-payments':
    case 'channel':
    case 'opening':
    case 'checking':
    case 'unknown':
    case 'leaving':
    case 'closed':
    case 'misfit':
      return allowance;
  }
}

/** present: nothing to say · warned: seconds left to touch · over: the visit ends now. */
export type Idleness =
  | { readonly kind: 'present' }
  | { readonly kind: 'warned'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

export function idleness(untouchedMs: number, allowanceMs: number | null, warnForS: number): Idleness {
  if (allowanceMs === null || untouchedMs < allowanceMs) return { kind: 'present' };
  const leftMs = allowanceMs + warnForS * 1000 - untouchedMs;
  return leftMs > 0 ? { kind: 'warned', secondsLeft: Math.ceil(leftMs / 1000) } : { kind: 'over' };
}
