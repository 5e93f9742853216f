import { useTranslation } from 'react-i18next';
import type { ImportProblem } from './roster-import';

/** Why a file was not taken, and what to do with it. */
export function useImportWords(): (problem: ImportProblem) => string {
  const { t } = useTranslation();
  const columns = (names: readonly string[]) => names.join(t('counter.import.refused.and'));
  return (problem) => {
    switch (problem.kind) {
      case 'not-a-csv': {
        const { why, missing, repeated } = problem;
        return [
          t(`counter.import.refused.${why}`),
          ...(missing.length > 0 ? [t('counter.import.refused.missing', { columns: columns(missing) })] : []),
          ...(repeated.length > 0
            ? [t('counter.import.refused.repeated', { columns: columns(repeated) })]
            : []),
        ].join(' ');
      }
      case 'import-running':
        return t('counter.import.refused.running');
      case 'not-readable':
        return t('counter.import.refused.not-readable');
      case 'crashed':
        return t('counter.problem.crashed', { incident: problem.incident });
      case 'not-allowed':
        return problem.why === 'too-large'
          ? t('counter.import.refused.too-large')
          : t('counter.problem.not-allowed');
      case 'disconnected':
        return t('counter.problem.disconnected');
    }
  };
}
