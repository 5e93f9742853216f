import { useTranslation } from 'react-i18next';
import { shanghaiDateTime } from '../../../shared/time-zone';
import { useNotPayable } from '../../i18n/use-not-payable';
import type { ProblemKind } from './counter-state';

/** What stopped, and what the operator does now. */
export function useProblemWords(): (problem: ProblemKind) => string {
  const { t } = useTranslation();
  const notPayable = useNotPayable();
  const clock = (ms: number) => shanghaiDateTime(ms).slice(11);
  return (problem) => {
    switch (problem.kind) {
      case 'blocked':
        return t('counter.problem.blocked', {
          blocks: problem.blocks.map((block) => t(`block.${block}`)).join(t('block.and')),
        });
      case 'held-by-other-order':
        return t('counter.problem.held-by-other-order', {
          order: problem.orderNumber,
          until: clock(problem.until),
        });
      case 'earlier-payment-closing':
        return t('counter.problem.earlier-payment-closing', { until: clock(problem.until) });
      case 'not-reserved':
        return t(`office.notReserved.${problem.why}`);
      case 'not-a-payer-code':
        return t(`payerCode.refused.${problem.looksLike}`);
      case 'crashed':
        return t('counter.problem.crashed', { incident: problem.incident });
      case 'visit-lost':
        return problem.order === null
          ? t('counter.problem.visit-lost')
          : t('counter.problem.visit-lost-paying', {
              order: problem.order.orderNumber,
              name: problem.order.lines[0]?.candidateName ?? '',
            });
      case 'no-slip':
        return t('desk.problem.no-slip');
      case 'not-offered':
        return t('problem.not-offered');
      case 'too-many-people':
        return t('group.tooMany', { most: problem.most });
      case 'no-list':
        return t('group.counter.noList');
      case 'not-payable':
        return problem.fees.people.length > 1 ? notPayable(problem) : t('counter.problem.not-payable');
      case 'office-unreachable':
      case 'no-such-candidate':
      case 'no-order':
      case 'order-not-open':
      case 'window-closing':
      case 'channel-not-offered':
      case 'no-payment':
      case 'no-receipt':
      case 'not-allowed':
      case 'disconnected':
        return t(`counter.problem.${problem.kind}`);
    }
  };
}
