import { useEffect, useEffectEvent, useState } from 'react';
import { useMonotonic } from './use-monotonic';

const TICK_MS = 250;

/** Seconds until `onEnd`; `again` gives the whole time anew. */
export function useCountdown(seconds: number, onEnd: () => void): { secondsLeft: number; again: () => void } {
  const now = useMonotonic(TICK_MS);
  const [endsAt, setEndsAt] = useState(() => performance.now() + seconds * 1000);
  const secondsLeft = Math.min(seconds, Math.max(0, Math.ceil((endsAt - now) / 1000)));
  const over = secondsLeft === 0;
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (over) end();
  }, [over]);
  return { secondsLeft, again: () => setEndsAt(performance.now() + seconds * 1000) };
}
