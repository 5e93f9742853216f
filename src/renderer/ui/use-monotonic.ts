import { useEffect, useState } from 'react';

/** Ms by a clock that never jumps, renewed every `everyMs`. */
export function useMonotonic(everyMs: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
