import { useTranslation } from 'react-i18next';
import { useSayings } from '../../../i18n/use-sayings';
import { Facts } from '../../../ui/Facts';
import { Notice } from '../../../ui/Notice';
import type { Desk } from './desk';
import type { DeskState } from './desk-store';
import { NoteForm } from './NoteForm';
import { RowList } from './RowList';

/** Money that moved otherwise than asked: it goes back, or it stands. */
export function Misfits({ desk, state }: { readonly desk: Desk; readonly state: DeskState }) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const rows = state.lists?.misfits ?? [];
  const chosen = rows.find(({ outTradeNo }) => outTradeNo === state.chosen);
  return (
    <RowList
      label={t('desk.section.misfits')}
      empty={t('desk.empty.misfits')}
      chosen={state.chosen}
      onChoose={desk.choose}
      rows={rows.map((row) => ({
        id: row.outTradeNo,
        title: row.candidateName,
        amount: money(row.received),
        detail: `${t(`desk.cause.${row.cause}`)} · ${moment(row.paidAt)}`,
      }))}
    >
      {chosen === undefined ? (
        <p>{t('desk.choose')}</p>
      ) : (
        <>
          <Facts
            dense
            facts={[
              { label: t('desk.candidate'), value: `${chosen.candidateName} ${chosen.maskedDocument}` },
              { label: t('desk.due'), value: money(chosen.asked), figures: true },
              { label: t('desk.received'), value: money(chosen.received), figures: true },
              { label: t('desk.channel'), value: t(`channel.name.${chosen.channel}`) },
              { label: t('receipt.orderNumber'), value: chosen.orderNumber, figures: true },
              { label: t('receipt.outTradeNo'), value: chosen.outTradeNo, figures: true },
            ]}
          />
          <Notice tone="warn">{t(`desk.causeDo.${chosen.cause}`)}</Notice>
          {chosen.cause === 'other-amount' && (
            <NoteForm
              key={`back ${chosen.outTradeNo}`}
              label={t('desk.giveBackNote')}
              action={t('desk.giveBack', { amount: money(chosen.received) })}
              busy={state.busy}
              onGive={(because) =>
                void desk.askRefund(chosen.orderNumber, { outTradeNo: chosen.outTradeNo }, because)
              }
            />
          )}
          <NoteForm
            key={`stand ${chosen.outTradeNo}`}
            label={t('desk.acceptNote')}
            action={t('desk.accept')}
            busy={state.busy}
            onGive={(because) => void desk.accept(chosen.outTradeNo, because)}
          />
        </>
      )}
    </RowList>
  );
}
