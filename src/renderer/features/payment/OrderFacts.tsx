import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../shared/payment-view';
import { Facts } from '../../ui/Facts';

type OrderFactsProps = { readonly order: OrderView; readonly merchantName: string | null };

/** Wrong-person shield: who and what is paid for, beside the code (product.md). */
export function OrderFacts({ order, merchantName }: OrderFactsProps) {
  const { t } = useTranslation();
  const [first] = order.lines;
  if (first === undefined) return null;
  const people = new Set(order.lines.map((line) => `${line.candidateName} ${line.maskedDocument}`)).size;
  const items = order.lines.length;
  const item = `${first.examName} ${first.feeItemName}`;
  return (
    <Facts
      dense
      facts={[
        {
          label: t('pay.candidate'),
          value:
            people === 1
              ? `${first.candidateName}  ${first.maskedDocument}`
              : t('pay.candidates', { name: first.candidateName, number: people }),
        },
        {
          label: t('pay.items'),
          value: items === 1 ? item : `${item} ${t('pay.moreItems', { number: items })}`,
        },
        ...(merchantName === null ? [] : [{ label: t('pay.merchant'), value: merchantName }]),
        { label: t('pay.orderNumber'), value: order.orderNumber, figures: true },
      ]}
    />
  );
}
