import { useTranslation } from 'react-i18next';
import type { PayListProblem } from './pay-list-store';

/** Why a list was not taken, and what to do with it. */
export function usePayListWords(): (problem: PayListProblem) => string {
  const { t } = useTranslation();
  return (problem) => {
    switch (problem.kind) {
      case 'not-a-list':
        return t(`group.list.refused.${problem.why}`, { lines: problem.lines });
      case 'too-large':
      case 'not-readable':
        return t(`group.list.refused.${problem.kind}`);
      case 'crashed':
        return t('counter.problem.crashed', { incident: problem.incident });
      case 'not-allowed':
        return problem.why === 'too-large'
          ? t('group.list.refused.too-large')
          : t('counter.problem.not-allowed');
      case 'office-unreachable':
      case 'disconnected':
        return t(`counter.problem.${problem.kind}`);
    }
  };
}
