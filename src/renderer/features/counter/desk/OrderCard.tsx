import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDesk, PaidLine } from '../../../../shared/my-payments';
import { sumFen } from '../../../../shared/money';
import { useSayings } from '../../../i18n/use-sayings';
import { CheckRow } from '../../../ui/CheckRow';
import { BillForm } from './BillForm';
import type { Desk } from './desk';
import styles from './Desk.module.css';
import { NoteForm } from './NoteForm';

type OrderCardProps = { readonly order: OrderDesk; readonly desk: Desk; readonly busy: boolean };

function useLineWords(): (line: PaidLine) => string {
  const { t } = useTranslation();
  const { money } = useSayings();
  return ({ candidateName, maskedDocument, refund, eBill, receiptNumber }) =>
    [
      `${candidateName} ${maskedDocument}`,
      receiptNumber,
      ...(refund === null ? [] : [`${t(`mine.refund.word.${refund.standing}`)} ${money(refund.amount)}`]),
      ...(eBill === null ? [] : [t(`desk.bill.${eBill.bill.state}`)]),
      ...(eBill?.bill.state === 'issued' ? [eBill.bill.number] : []),
      ...(eBill?.payer == null ? [] : [eBill.payer.name]),
    ].join(' · ');
}

/** The paid lines of an order: chosen ones go back to the payer, or get their e-bill in a company's name. */
export function OrderCard({ order, desk, busy }: OrderCardProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const words = useLineWords();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const lines = order.lines.filter(({ lineNumber }) => chosen.includes(lineNumber));
  const refundable = lines.filter((line) => line.refundable !== null);
  const awaited = lines.filter(({ eBill }) => eBill?.bill.state === 'awaited');
  return (
    <>
      <div className={styles.lines}>
        {order.lines.map((line) => (
          <CheckRow
            key={line.lineNumber}
            title={line.feeItemName}
            detail={words(line)}
            end={money(line.amount)}
            chosen={chosen.includes(line.lineNumber)}
            onChange={(now) =>
              setChosen((before) =>
                now ? [...before, line.lineNumber] : before.filter((one) => one !== line.lineNumber),
              )
            }
          />
        ))}
      </div>
      {lines.length === 0 && <p>{t('desk.order.chooseLines')}</p>}
      {lines.length > 0 && refundable.length === 0 && <p>{t('desk.order.notRefundable')}</p>}
      {refundable.length > 0 && (
        <>
          <p>{t('desk.order.twoPeople')}</p>
          <NoteForm
            label={t('desk.order.because')}
            action={t('desk.order.ask', {
              amount: money(sumFen(refundable.flatMap((line) => line.refundable ?? []))),
            })}
            busy={busy}
            onGive={(because) =>
              void desk.askRefund(
                order.orderNumber,
                refundable.map(({ lineNumber }) => ({ lineNumber, amount: null })),
                because,
              )
            }
          />
        </>
      )}
      {order.billsToCompanies && awaited.length > 0 && (
        <BillForm
          busy={busy}
          onGive={(payer) =>
            void desk.bill(
              order.orderNumber,
              awaited.map(({ lineNumber }) => lineNumber),
              payer,
            )
          }
        />
      )}
    </>
  );
}
