import { useEffect, useState } from 'react';

const REVEAL_MS = 1200;

/** Index of the character that was typed just now; null soon after, and for text that came at once. */
export function useLastTyped(text: string): number | null {
  const [seen, setSeen] = useState({ length: text.length, reveal: -1 });
  if (seen.length !== text.length) {
    setSeen({ length: text.length, reveal: text.length === seen.length + 1 ? text.length - 1 : -1 });
  }
  useEffect(() => {
    const timer = setTimeout(() => setSeen((now) => ({ ...now, reveal: -1 })), REVEAL_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return seen.reveal < 0 ? null : seen.reveal;
}
