import { useEffect, type RefObject } from 'react';

/** ↑ and ↓ go from tick to tick of a list, as Tab does. */
export function useTickArrows(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current;
    const move = (event: KeyboardEvent) => {
      if (element === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      const ticks = [...element.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
      const now = ticks.findIndex((tick) => tick === document.activeElement);
      const next = now === -1 ? undefined : ticks[now + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    element?.addEventListener('keydown', move);
    return () => element?.removeEventListener('keydown', move);
  }, [list]);
}
