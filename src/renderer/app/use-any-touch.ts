import { useEffect, useEffectEvent } from 'react';

const CONTROLS = 'button, a, input, label, section[aria-label], [role="dialog"]';

/** A touch anywhere that is no control's. The button says it in words; this only makes it easy to hit. */
export function useAnyTouch(listening: boolean, onTouch: () => void): void {
  const touch = useEffectEvent(onTouch);
  useEffect(() => {
    if (!listening) return;
    const hear = (event: MouseEvent) => {
      const on = event.target;
      if (on instanceof Element && on.closest(CONTROLS) === null) touch();
    };
    document.addEventListener('click', hear);
    return () => document.removeEventListener('click', hear);
  }, [listening]);
}
