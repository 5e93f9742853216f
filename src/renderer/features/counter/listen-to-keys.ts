import {
  isInBurst,
  wedgeFlush,
  WEDGE_SILENCE_MS,
  wedgeStart,
  wedgeStep,
  type WedgeStep,
} from '../../../shared/keyboard-wedge';
import type { Deed, Keys } from './deeds';

type KeyListener = {
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
  /** What a reader typed, wherever the focus was. */
  readonly onScan: (text: string) => void;
  /** What a reader typed while a dialog was open: it may be what the dialog waits for, and is nothing else. */
  readonly onDialogScan: (text: string) => void;
};

function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

function isTextField(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'text';
}

/**
 * The operator's keys, whatever has the focus, and readers that type like a keyboard. A person's typing is left to the
 * field it goes to; a reader's Enter, Tab and Space press nothing.
 */
export function listenToKeys({ keys, onDeed, onScan, onDialogScan }: KeyListener): () => void {
  let wedge = wedgeStart;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function take(step: WedgeStep): void {
    wedge = step.state;
    if (step.scanned === null) return;
    if (dialogIsOpen()) onDialogScan(step.scanned);
    else onScan(step.scanned);
  }

  function swallow(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
  }

  function feedWedge(event: KeyboardEvent): void {
    clearTimeout(silence);
    silence = setTimeout(() => take(wedgeFlush(wedge, performance.now())), WEDGE_SILENCE_MS);
    const inBurst = isInBurst(wedge, event.timeStamp);
    // When the key was struck, not when a busy page came to it: a reader's keys stay together.
    const step = wedgeStep(wedge, event.key, event.timeStamp);
    const pressesSomething = event.key === 'Tab' || (event.key === ' ' && !isTextField(event.target));
    if (step.scanned !== null || (inBurst && pressesSomething)) swallow(event);
    take(step);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const deed = keys.deedOf(event.key, event.shiftKey);
    if (deed === null) return feedWedge(event);
    // A dialog closes itself by Escape; its paper is printed by the same key as everywhere; nothing else reaches past it.
    const inDialog = dialogIsOpen();
    if (inDialog && deed === 'back') return;
    swallow(event);
    if (!event.repeat && (!inDialog || deed === 'print')) onDeed(deed);
  }

  // Before React, the fields and the browser's own keys.
  window.addEventListener('keydown', onKeyDown, true);
  return () => {
    clearTimeout(silence);
    window.removeEventListener('keydown', onKeyDown, true);
  };
}
