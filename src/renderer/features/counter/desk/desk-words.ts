import { useTranslation } from 'react-i18next';
import { useSayings } from '../../../i18n/use-sayings';
import type { DeskProblem } from './desk-store';

/** Actors as the journal keeps them: `candidate@…`, `operator@…`, the exam office, a rule. */
export function actorKind(actor: string): 'candidate' | 'operator' | 'exam-office' | 'rule' {
  if (actor === 'exam-office') return 'exam-office';
  if (actor.startsWith('candidate@')) return 'candidate';
  return actor.startsWith('operator@') ? 'operator' : 'rule';
}

/** What did not work at the desk, and what to do; and who somebody is. */
export function useDeskWords(): {
  readonly problem: (problem: DeskProblem) => string;
  readonly who: (actor: string) => string;
} {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  return {
    who: (actor) => t(`desk.who.${actorKind(actor)}`),
    problem: (problem) => {
      switch (problem.kind) {
        case 'already-decided':
          return t('desk.problem.already-decided', { state: t(`desk.state.${problem.state}`) });
        case 'too-late':
          return t('desk.problem.too-late', { until: moment(problem.until) });
        case 'over-line':
        case 'over-payment':
          return t('desk.problem.over', { left: money(problem.left) });
        case 'too-many':
          return t('desk.problem.too-many', { most: problem.most });
        case 'bill-refused':
          return t('desk.problem.bill-refused', { detail: problem.detail });
        case 'crashed':
          return t('counter.problem.crashed', { incident: problem.incident });
        case 'not-allowed':
        case 'disconnected':
        case 'office-unreachable':
        case 'no-payment':
          return t(`counter.problem.${problem.kind}`);
        case 'no-order':
        case 'no-refund':
        case 'same-person':
        case 'line-not-paid':
        case 'nothing-left':
        case 'not-a-misfit':
        case 'refund-sent':
        case 'line-paid-elsewhere':
        case 'no-such-case':
        case 'no-bill':
        case 'bill-issued':
        case 'not-a-tax-number':
          return t(`desk.problem.${problem.kind}`);
      }
    },
  };
}
