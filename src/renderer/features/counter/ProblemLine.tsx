import { useStore } from 'zustand';
import { Notice } from '../../ui/Notice';
import type { Counter } from './counter';
import type { Place } from './counter-state';
import { useProblemWords } from './problem-words';

/** Said where the work stopped, and read out at once. */
export function ProblemLine({ counter, at }: { readonly counter: Counter; readonly at: Place }) {
  const words = useProblemWords();
  const problem = useStore(counter.store, ({ problem: now }) => (now?.where === at ? now : null));
  if (problem === null) return null;
  return (
    <Notice tone="warn" say="alert">
      {words(problem.what)}
    </Notice>
  );
}
