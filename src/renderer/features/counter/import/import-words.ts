import { useTranslation } from 'react-i18next';
import type { ImportProblem } from './import-state';

/** Why a file was not taken, and what to do with it. */
export function useImportWords(): (problem: ImportProblem) => string {
  const { t } = useTranslation();
  return (problem) => {
    switch (problem.kind) {
      case 'not-a-roster':
        return t(`rosterImport.refused.${problem.why}`);
      case 'import-running':
        return t('rosterImport.refused.running');
      case 'mapping-incomplete':
        return t('rosterImport.refused.columns');
      case 'cancelled':
        return t('rosterImport.cancelled');
      case 'not-readable':
      case 'busy':
      case 'nothing-to-do':
        return t(`rosterImport.refused.${problem.kind}`);
      case 'no-import':
      case 'not-tried':
      case 'out-of-order':
        return t('rosterImport.refused.no-import');
      case 'crashed':
        return t('counter.problem.crashed', { incident: problem.incident });
      case 'not-allowed':
        return problem.why === 'too-large'
          ? t('rosterImport.refused.too-large')
          : t('counter.problem.not-allowed');
      case 'disconnected':
        return t('counter.problem.disconnected');
    }
  };
}
