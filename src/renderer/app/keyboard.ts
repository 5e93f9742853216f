import {
  isInBurst,
  wedgeFlush,
  WEDGE_SILENCE_MS,
  wedgeStart,
  wedgeStep,
  type WedgeStep,
} from '../../shared/keyboard-wedge';

export type KeyboardListener = {
  readonly scanned: (text: string) => void;
  readonly typed: (text: string) => void;
  readonly erase: () => void;
  /** Enter where it presses no button. */
  readonly enter: () => void;
};

const PRESSABLE = 'button, a[href], input:not([readonly]), select, textarea, [role="checkbox"]';

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(PRESSABLE) !== null;
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/**
 * A physical keyboard, or a reader that types like one, works on every screen whatever has the focus. A reader's Enter
 * never presses a button.
 */
export function listenToKeyboard(listener: KeyboardListener): () => void {
  let state = wedgeStart;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function take(step: WedgeStep): void {
    ({ state } = step);
    if (step.scanned !== null) listener.scanned(step.scanned);
    if (step.typed === null || dialogIsOpen()) return;
    const typed = step.typed.replace(/[\n\t]/g, '');
    if (typed !== '') listener.typed(typed);
    if (step.typed.endsWith('\n')) listener.enter();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    clearTimeout(silence);
    silence = setTimeout(() => take(wedgeFlush(state, performance.now())), WEDGE_SILENCE_MS);
    const inBurst = isInBurst(state, event.timeStamp);
    const forButton = isPressable(event.target) && (event.key === 'Enter' || event.key === ' ');
    if (event.key === 'Tab' && !inBurst) return;
    if (forButton && !inBurst) return;
    // When the key was struck, not when a busy page came to it: a reader's keys stay together.
    const step = wedgeStep(state, event.key, event.timeStamp);
    if (step.scanned !== null || (inBurst && event.key === 'Tab')) {
      event.preventDefault();
      event.stopPropagation();
    }
    take(step);
    if (event.key === 'Backspace' && !dialogIsOpen()) listener.erase();
  }

  // Before React and the buttons hear of it.
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    clearTimeout(silence);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
