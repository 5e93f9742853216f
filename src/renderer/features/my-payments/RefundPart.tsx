import { useTranslation } from 'react-i18next';
import type { RefundStanding } from '../../../shared/my-payments';
import { useSayings } from '../../i18n/use-sayings';
import { REFUND_LOOKS } from '../../looks/refund-looks';
import { Notice } from '../../ui/Notice';

type RefundPartProps = { readonly refund: RefundStanding; readonly helpLine: string };

/** How far a refund is: who has it now, and in whose words it was decided. */
export function RefundPart({ refund, helpLine }: RefundPartProps) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const { standing, decides, note } = refund;
  const words = standing === 'asked' ? t(`mine.refund.asked.${decides}`) : t(`mine.refund.means.${standing}`);
  return (
    <Notice
      tone={REFUND_LOOKS[standing].tone}
      title={`${t(`mine.refund.word.${standing}`)} ${money(refund.amount)}`}
      say="status"
    >
      <p>{words}</p>
      {note !== null && <p>{t(`mine.refund.note.${decides}`, { note })}</p>}
      {standing === 'needs-person' && <p>{helpLine}</p>}
      <p>{t('mine.refund.askedAt', { time: moment(refund.askedAt) })}</p>
    </Notice>
  );
}
