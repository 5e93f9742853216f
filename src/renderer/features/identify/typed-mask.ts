const HIDDEN = '*';

/** Digits of a resident number that say when the person was born. */
const BIRTH_FROM = 6;
const BIRTH_TO = 14;
/** Of other numbers two characters stay at each end, as in masking.ts. */
const ENDS = 2;

/**
 * A document number while it is typed: the person sees what is needed to find a slip of the finger, somebody behind
 * them does not see the number. `reveal`: index of the character that was typed just now. `hideTail`: the last digits are a
 * password too.
 */
export function shownDocument(number: string, reveal: number | null, hideTail = false): string {
  const digits = /^\d/.test(number);
  const hides = (index: number) => {
    if (hideTail) return index >= (digits ? BIRTH_FROM : ENDS);
    return digits ? index >= BIRTH_FROM && index < BIRTH_TO : index >= ENDS && index < number.length - ENDS;
  };
  const shown = Array.from(number, (character, index) =>
    hides(index) && index !== reveal ? HIDDEN : character,
  ).join('');
  if (!digits) return shown;
  return [shown.slice(0, BIRTH_FROM), shown.slice(BIRTH_FROM, BIRTH_TO), shown.slice(BIRTH_TO)]
    .filter((group) => group !== '')
    .join(' ');
}

/** The second factor: nothing of it stays readable. */
export function shownFactor(text: string, reveal: number | null): string {
  return Array.from(text, (character, index) => (index === reveal ? character : HIDDEN)).join('');
}
