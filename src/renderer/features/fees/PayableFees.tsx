import { useTranslation } from 'react-i18next';
import type { FeeView } from '../../../shared/fee-view';
import { useSayings } from '../../i18n/use-sayings';
import { CheckRow } from '../../ui/CheckRow';

type PayableFeesProps = {
  readonly items: readonly FeeView[];
  readonly chosen: readonly string[];
  readonly onChoose: (feeItemId: string, chosen: boolean) => void;
};

export function PayableFees({ items, chosen, onChoose }: PayableFeesProps) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  return items.map((item) => (
    <CheckRow
      key={item.feeItemId}
      title={item.name}
      detail={
        <>
          {item.examName}
          <br />
          {t('fees.state.payable')} · {t('fees.deadline', { time: moment(item.closesAt) })}
        </>
      }
      end={money(item.amount)}
      chosen={chosen.includes(item.feeItemId)}
      onChange={(now) => onChoose(item.feeItemId, now)}
    />
  ));
}
