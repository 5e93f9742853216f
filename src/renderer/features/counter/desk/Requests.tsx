import { useTranslation } from 'react-i18next';
import { useSayings } from '../../../i18n/use-sayings';
import { fen } from '../../../../shared/money';
import { Button } from '../../../ui/Button';
import { Facts } from '../../../ui/Facts';
import { Notice } from '../../../ui/Notice';
import type { Desk } from './desk';
import type { DeskState } from './desk-store';
import { RowList } from './RowList';

/** Candidates' requests that the exam office decides: where each is, so that a question at the counter has an answer. */
export function Requests({ desk, state }: { readonly desk: Desk; readonly state: DeskState }) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const rows = state.lists?.requests ?? [];
  const chosen = rows.find(({ requestId }) => requestId === state.chosen);
  return (
    <RowList
      label={t('desk.section.requests')}
      empty={t('desk.empty.requests')}
      chosen={state.chosen}
      onChoose={desk.choose}
      rows={rows.map((row) => ({
        id: row.requestId,
        title: row.candidateName,
        amount: money(fen(row.amount)),
        detail: `${t(`desk.request.${row.state}`)} · ${moment(row.askedAt)}`,
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
              { label: t('desk.amount'), value: money(fen(chosen.amount)), figures: true },
              { label: t('desk.because'), value: chosen.because },
              { label: t('receipt.orderNumber'), value: chosen.orderNumber, figures: true },
              { label: t('desk.requestNumber'), value: chosen.requestId, figures: true },
            ]}
          />
          <Notice tone={chosen.obstacle === null ? 'info' : 'warn'}>
            {chosen.obstacle === null
              ? t(`desk.requestDo.${chosen.state}`)
              : t(`desk.requestObstacle.${chosen.obstacle}`)}
          </Notice>
          <Button onPress={() => void desk.openOrder(chosen.orderNumber)}>{t('desk.toOrder')}</Button>
        </>
      )}
    </RowList>
  );
}
