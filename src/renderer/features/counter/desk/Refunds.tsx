import { Check, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RefundRow } from '../../../../shared/refund-view';
import { useSayings } from '../../../i18n/use-sayings';
import { Button } from '../../../ui/Button';
import { Facts } from '../../../ui/Facts';
import { Notice } from '../../../ui/Notice';
import type { Desk } from './desk';
import type { DeskState } from './desk-store';
import { useDeskWords } from './desk-words';
import { NoteForm } from './NoteForm';
import { RowList } from './RowList';

type RefundsProps = { readonly desk: Desk; readonly state: DeskState };

/** Refunds to decide, to clear up, or that lack funds. */
export function Refunds({ desk, state }: RefundsProps) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const rows = state.lists?.refunds ?? [];
  const chosen = rows.find(({ refundNumber }) => refundNumber === state.chosen);
  return (
    <RowList
      label={t('desk.section.refunds')}
      empty={t('desk.empty.refunds')}
      chosen={state.chosen}
      onChoose={desk.choose}
      rows={rows.map((row) => ({
        id: row.refundNumber,
        title: row.candidateName,
        amount: money(row.amount),
        detail: `${t(`desk.todo.${row.todo}`)} · ${moment(row.askedAt)}`,
      }))}
    >
      {chosen === undefined ? (
        <p>{t('desk.choose')}</p>
      ) : (
        <RefundCard key={chosen.refundNumber} row={chosen} desk={desk} busy={state.busy} />
      )}
    </RowList>
  );
}

type RefundCardProps = { readonly row: RefundRow; readonly desk: Desk; readonly busy: boolean };

function RefundCard({ row, desk, busy }: RefundCardProps) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const words = useDeskWords();
  const { refundNumber, todo } = row;
  return (
    <>
      <Facts
        dense
        facts={[
          { label: t('desk.candidate'), value: `${row.candidateName} ${row.maskedDocument}` },
          {
            label: t('desk.item'),
            value: row.lineNumber === null ? t('desk.wholePayment') : row.feeItemName,
          },
          { label: t('desk.amount'), value: money(row.amount), figures: true },
          { label: t('desk.channel'), value: t(`channel.name.${row.channel}`) },
          { label: t('receipt.orderNumber'), value: row.orderNumber, figures: true },
          { label: t('desk.askedBy'), value: `${words.who(row.askedBy)} · ${moment(row.askedAt)}` },
          { label: t('desk.because'), value: row.because ?? t(`desk.rule.${row.reason}`) },
          ...(row.problem === null
            ? []
            : [{ label: t('desk.obstacle'), value: t(`desk.refundProblem.${row.problem}`) }]),
        ]}
      />
      <p>{t('desk.toPayer')}</p>
      {todo === 'decide' && row.askedByYou && <Notice tone="info">{t('desk.samePerson')}</Notice>}
      {todo === 'decide' && (
        <>
          <Button
            look="primary"
            icon={Check}
            disabled={row.askedByYou}
            pending={busy}
            onPress={() => void desk.decide(refundNumber, { kind: 'approve' })}
          >
            {t('desk.approve', { amount: money(row.amount) })}
          </Button>
          <NoteForm
            label={t('desk.declineNote')}
            action={t('desk.decline')}
            busy={busy}
            onGive={(note) => void desk.decide(refundNumber, { kind: 'decline', note })}
          />
        </>
      )}
      {(todo === 'clear-up' || todo === 'top-up') && (
        <>
          <Notice tone="warn">{t(`desk.do.${todo}`)}</Notice>
          <Button
            look="primary"
            icon={RotateCw}
            pending={busy}
            onPress={() => void desk.decide(refundNumber, { kind: 'try-again' })}
          >
            {t('desk.tryAgain')}
          </Button>
        </>
      )}
      {todo === 'clear-up' && (
        <NoteForm
          label={t('desk.settledNote')}
          action={t('desk.settled')}
          busy={busy}
          onGive={(note) => void desk.decide(refundNumber, { kind: 'settled-outside', note })}
        />
      )}
    </>
  );
}
