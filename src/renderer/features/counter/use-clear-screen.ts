import { useEffect, useEffectEvent, useState } from 'react';
import { secondsToClear } from './idle';

const TICK_MS = 500;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** Counts down to `onOver` while somebody's data is on an untouched screen; any key or touch begins anew. */
export function useClearScreen(hasData: boolean, onOver: () => void): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (!hasData) return undefined;
    let touchedAt = performance.now();
    const look = () => {
      const left = secondsToClear(performance.now() - touchedAt);
      setSecondsLeft(left);
      if (left === 0) over();
    };
    const touch = () => {
      touchedAt = performance.now();
      setSecondsLeft(null);
    };
    const timer = setInterval(look, TICK_MS);
    for (const name of TOUCHES) window.addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true });
      setSecondsLeft(null);
    };
  }, [hasData]);
  return secondsLeft;
}
