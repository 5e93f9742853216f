import { useTranslation } from 'react-i18next';
import { useNotPayable } from '../i18n/use-not-payable';
import { useSayings } from '../i18n/use-sayings';
import { Notice } from '../ui/Notice';
import type { Problem } from './flow-state';
import type { ScreenName } from './screens';

function useProblemWords(problem: Problem, screen: ScreenName): string {
  const { t } = useTranslation();
  const { moment } = useSayings();
  const notPayable = useNotPayable();
  switch (problem.kind) {
    case 'no-match':
      if (screen === 'phone-code') return t('phoneCode.noMatch', { triesLeft: problem.triesLeft });
      return t(screen === 'password' ? 'signIn.noMatch' : 'factor.noMatch', { triesLeft: problem.triesLeft });
    case 'nothing-scanned':
      return t('document.nothingScanned');
    case 'held-by-other-order':
    case 'earlier-payment-closing':
      return t(`problem.${problem.kind}`, { until: moment(problem.until) });
    case 'not-reserved':
      return t(`office.notReserved.${problem.why}`);
    case 'too-many-people':
      return t('group.tooMany', { most: problem.most });
    case 'not-payable':
      return notPayable(problem);
    case 'crashed':
      return t('problem.crashed', { incident: problem.incident });
    case 'refund-under-way':
    case 'refund-not-possible':
      return t(`mine.problem.${problem.kind}`);
    case 'office-unreachable':
    case 'no-order':
    case 'order-not-open':
    case 'window-closing':
    case 'channel-not-offered':
    case 'not-offered':
    case 'ticket-expired':
    case 'password-refused':
    case 'passwords-differ':
    case 'no-payment':
    case 'no-receipt':
    case 'not-allowed':
    case 'disconnected':
      return t(`problem.${problem.kind}`);
  }
}

export function ProblemNotice(props: { readonly problem: Problem; readonly screen: ScreenName }) {
  return (
    <Notice tone="warn" say="alert">
      {useProblemWords(props.problem, props.screen)}
    </Notice>
  );
}
