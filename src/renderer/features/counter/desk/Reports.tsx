import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSayings } from '../../../i18n/use-sayings';
import { Button } from '../../../ui/Button';
import { Facts } from '../../../ui/Facts';
import { Notice } from '../../../ui/Notice';
import type { Desk } from './desk';
import type { DeskState } from './desk-store';
import { NoteForm } from './NoteForm';
import { RowList } from './RowList';

/** What the exam office did not take: its reason, and what settles it (payments.md rule 12). */
export function Reports({ desk, state }: { readonly desk: Desk; readonly state: DeskState }) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const rows = state.reports?.cases ?? [];
  const chosen = rows.find(({ reportId }) => String(reportId) === state.chosen);
  return (
    <RowList
      label={t('desk.section.reports')}
      empty={state.reports?.heard === false ? t('desk.empty.notHeard') : t('desk.empty.reports')}
      chosen={state.chosen}
      onChoose={desk.choose}
      rows={rows.map((row) => ({
        id: String(row.reportId),
        title: row.candidateName,
        amount: money(row.amount),
        detail: `${t(`desk.event.${row.event}`)} · ${t(`desk.caseTodo.${row.todo}`)}`,
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
              { label: t('desk.item'), value: chosen.feeItemName },
              { label: t('desk.amount'), value: money(chosen.amount), figures: true },
              {
                label: t('desk.happened'),
                value: `${t(`desk.event.${chosen.event}`)} ${moment(chosen.happenedAt)}`,
              },
              { label: t('receipt.orderNumber'), value: chosen.orderNumber, figures: true },
              { label: t('desk.officeSays'), value: chosen.detail },
            ]}
          />
          <Notice tone="warn">{t(`desk.caseDo.${chosen.todo}`)}</Notice>
          <Button
            icon={RotateCw}
            pending={state.busy}
            onPress={() => void desk.decideCase(chosen.reportId, { kind: 'tell-again' })}
          >
            {t('desk.tellAgain')}
          </Button>
          <NoteForm
            key={chosen.reportId}
            label={t('desk.closeNote')}
            action={t('desk.closeCase')}
            busy={state.busy}
            onGive={(note) => void desk.decideCase(chosen.reportId, { kind: 'close', note })}
          />
          <Button onPress={() => void desk.openOrder(chosen.orderNumber)}>{t('desk.toOrder')}</Button>
        </>
      )}
    </RowList>
  );
}
