import { Notice } from '../../ui/Notice';
import type { Place, Problem } from './counter-state';
import { useProblemWords } from './problem-words';

/** Said where the work stopped, and read out at once. */
export function ProblemLine(props: { readonly problem: Problem | null; readonly at: readonly Place[] }) {
  const words = useProblemWords();
  if (props.problem === null || !props.at.includes(props.problem.where)) return null;
  return (
    <Notice tone="warn" say="alert">
      {words(props.problem.what)}
    </Notice>
  );
}
