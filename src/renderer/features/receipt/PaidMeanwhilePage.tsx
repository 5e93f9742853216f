import { CircleCheckBig, House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Figure } from '../../ui/Figure';
import { MessageScreen } from '../../ui/MessageScreen';
import { ReturnTimer } from '../../ui/ReturnTimer';
import type { ScreenFrame } from '../../ui/Screen';

const RETURN_S = 60;

type PaidMeanwhilePageProps = {
  readonly receiptNumbers: readonly string[];
  readonly frame: ScreenFrame;
  readonly onFinish: () => void;
};

/** The money arrived while the person was leaving. */
export function PaidMeanwhilePage({ receiptNumbers, frame, onFinish }: PaidMeanwhilePageProps) {
  const { t } = useTranslation();
  return (
    <MessageScreen
      frame={frame}
      title={t('paid.meanwhileTitle')}
      lead={t('paid.meanwhileLead')}
      icon={CircleCheckBig}
      tone="good"
      actions={
        <>
          <Button look="primary" size="start" wide icon={House} onPress={onFinish}>
            {t('paid.finish')}
          </Button>
          <ReturnTimer
            seconds={RETURN_S}
            say={(seconds) => t('paid.returning', { seconds })}
            stayWord={t('paid.stay')}
            onEnd={onFinish}
          />
        </>
      }
    >
      {receiptNumbers.length === 1 ? (
        <Figure label={t('receipt.number')} value={receiptNumbers.join()} size="display" />
      ) : (
        <Facts
          dense
          facts={[
            {
              label: t('group.receipts.numbers'),
              value: receiptNumbers.join(t('group.and')),
              figures: true,
            },
          ]}
        />
      )}
    </MessageScreen>
  );
}
