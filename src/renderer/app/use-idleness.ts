import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { idleness, type Idleness } from './idle';

const TICK_MS = 500;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Whether somebody is still there. A touch anywhere is a sign of life; a new screen counts from its beginning.
 * `over` is told once.
 */
export function useIdleness(
  screenKey: string,
  allowanceMs: number | null,
  warnForS: number,
  onOver: () => void,
): { readonly now: Idleness; readonly stay: () => void } {
  const touchedAt = useRef(0);
  const [now, setNow] = useState<Idleness>({ kind: 'present' });
  const over = useEffectEvent(onOver);
  const look = useEffectEvent(() => {
    setNow((before) => {
      const after = idleness(performance.now() - touchedAt.current, allowanceMs, warnForS);
      return JSON.stringify(before) === JSON.stringify(after) ? before : after;
    });
  });

  useEffect(() => {
    touchedAt.current = performance.now();
  }, [screenKey]);

  useEffect(() => {
    const touch = (event: Event) => {
      // The warning has its own buttons; it must stay until one of them was pressed.
      if (event.target instanceof Element && event.target.closest('[role="alertdialog"]') !== null) return;
      touchedAt.current = performance.now();
      look();
    };
    const timer = setInterval(() => look(), TICK_MS);
    for (const name of TOUCHES) window.addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (now.kind === 'over') over();
  }, [now.kind]);

  return {
    now,
    stay: () => {
      touchedAt.current = performance.now();
      setNow({ kind: 'present' });
    },
  };
}
