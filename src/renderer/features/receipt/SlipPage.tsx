import { House, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Slip } from '../../../shared/receipt';
import { usePapers } from '../../i18n/use-papers';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { Notice } from '../../ui/Notice';
import { PrintTray } from '../../ui/PrintTray';
import { ReturnTimer } from '../../ui/ReturnTimer';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { Sheet } from '../../ui/Sheet';
import styles from './PaidPage.module.css';

const RETURN_S = 60;

type SlipPageProps = {
  readonly slip: Slip;
  readonly hasPrinter: boolean;
  readonly frame: ScreenFrame;
  readonly onPrint: () => void;
  readonly onFinish: () => void;
};

/** 待核实凭条: the visit ended before the truth was known. */
export function SlipPage({ slip, hasPrinter, frame, onPrint, onFinish }: SlipPageProps) {
  const { t } = useTranslation();
  const { moment } = useSayings();
  const { slipPaper } = usePapers();
  return (
    <Screen
      {...frame}
      title={t('slip.title')}
      lead={t('slip.means')}
      paper={
        <>
          <Sheet content={slipPaper(slip)} />
          <PrintTray papers={[slipPaper(slip)]} />
        </>
      }
      controls={
        <>
          <div className={styles.actions}>
            <Button look="primary" size="large" icon={House} onPress={onFinish}>
              {t('slip.finish')}
            </Button>
            {hasPrinter && (
              <Button size="large" icon={Printer} onPress={onPrint}>
                {t('slip.print')}
              </Button>
            )}
          </div>
          <ReturnTimer
            seconds={RETURN_S}
            say={(seconds) => t('paid.returning', { seconds })}
            stayWord={t('paid.stay')}
            onEnd={onFinish}
          />
        </>
      }
    >
      <Notice tone="warn" title={t('slip.lead')}>
        {t('slip.decidedBy', { time: moment(slip.decidedBy) })} {hasPrinter ? '' : t('slip.photo')}
      </Notice>
      <Figure label={t('slip.number')} value={slip.slipNumber} size="display" />
    </Screen>
  );
}
