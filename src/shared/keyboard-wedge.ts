/**
 * Tells a reader that types like a keyboard ("wedge") from a person, by speed alone. Pure: the caller brings the keys
 * with the time when they were struck and calls `wedgeFlush` when nothing came for a while.
 *
 * Keys are held back until it is clear who typed them. Fewer than 6 of them in a row no more than 35 ms apart are a
 * person's; from the sixth on it is a reader's burst, which ends with Enter or 80 ms of silence. Tab separates the
 * fields of a record, so a burst that ends with Tab is delivered by the silence after it.
 *
 * A busy machine brings keys late: what was given out for silence is joined again with a key that was struck in time,
 * so half a number is always followed by the whole one.
 */
const BURST_GAP_MS = 35;
const BURST_LENGTH = 6;
/** Silence that ends a burst, and after which a held key is surely a person's: when to call `wedgeFlush`. */
export const WEDGE_SILENCE_MS = 80;
const LONGEST_BURST = 4096;

/**
 * `held`: keys of one row, Tab as `\t`; the first `given` of them were given out already. `lastAtMs`: when the newest of
 * them was struck, by a monotonic clock.
 */
export type WedgeState = { readonly held: string; readonly given: number; readonly lastAtMs: number };

/**
 * `scanned`: one whole burst. `typed`: what a person typed, in order, Enter as `\n` and Tab as `\t`. Of both at once the
 * scan came first.
 */
export type WedgeStep = {
  readonly state: WedgeState;
  readonly scanned: string | null;
  readonly typed: string | null;
};

export const wedgeStart: WedgeState = { held: '', given: 0, lastAtMs: 0 };

const MODIFIERS = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'Dead',
  'Unidentified',
]);

/** The character that a `KeyboardEvent.key` stands for; null for keys that write nothing. */
function characterOf(key: string): string | null {
  if (key === 'Enter') return '\n';
  if (key === 'Tab') return '\t';
  return Array.from(key).length === 1 ? key : null;
}

/** A key held down repeats as fast as a reader types; no document number is one character over and over. */
function isBurst(held: string): boolean {
  const text = held.trim();
  return text.length >= BURST_LENGTH && new Set(text).size > 1;
}

/** Gives out what is held and was not yet, as one scan or as typing. */
function release({ held, given }: WedgeState): Pick<WedgeStep, 'scanned' | 'typed'> {
  const fresh = held.slice(given);
  if (!isBurst(held)) return { scanned: null, typed: fresh === '' ? null : fresh };
  // The Enter that came late says nothing new.
  return { scanned: given > 0 && fresh.trim() === '' ? null : held.trim(), typed: null };
}

function follows(state: WedgeState, atMs: number): boolean {
  const gap = atMs - state.lastAtMs;
  const allowed = isBurst(state.held) ? WEDGE_SILENCE_MS - 1 : BURST_GAP_MS;
  return state.held !== '' && gap >= 0 && gap <= allowed;
}

/** Whether a key struck now comes too fast after others to be a person's. */
export function isInBurst(state: WedgeState, atMs: number): boolean {
  return state.held.length > 1 && follows(state, atMs);
}

/**
 * One key, named as in `KeyboardEvent.key`. Keys that write nothing (arrows, Backspace, F-keys) are not kept: they
 * only make what is held come out first; modifiers belong to the next character.
 */
export function wedgeStep(state: WedgeState, key: string, atMs: number): WedgeStep {
  const joined = follows(state, atMs);
  if (MODIFIERS.has(key)) {
    return { state: joined ? { ...state, lastAtMs: atMs } : state, scanned: null, typed: null };
  }
  const character = characterOf(key);
  if (character === null) return { state: { ...wedgeStart, lastAtMs: atMs }, ...release(state) };
  const held = joined ? state.held + character : character;
  const next = { held, given: joined ? state.given : 0, lastAtMs: atMs };
  const before = joined ? { scanned: null, typed: null } : release(state);
  if (character !== '\n' && held.length < LONGEST_BURST) return { state: next, ...before };
  const now = release(next);
  const typed = `${before.typed ?? ''}${now.typed ?? ''}`;
  return {
    state: { ...wedgeStart, lastAtMs: atMs },
    scanned: before.scanned ?? now.scanned,
    typed: typed === '' ? null : typed,
  };
}

/** Time alone: gives out what is held once 80 ms have passed without a key; before that changes nothing. */
export function wedgeFlush(state: WedgeState, atMs: number): WedgeStep {
  const silent = atMs - state.lastAtMs >= WEDGE_SILENCE_MS || atMs < state.lastAtMs;
  if (!silent || state.held.length === state.given) return { state, scanned: null, typed: null };
  return { state: { ...state, given: state.held.length }, ...release(state) };
}
