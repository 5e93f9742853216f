import {
  CircleCheckBig,
  CircleHelp,
  LoaderCircle,
  OctagonAlert,
  ScanLine,
  WalletCards,
  type LucideIcon,
} from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../ui/Notice';
import type { PayPhase } from './pay-phase';
import styles from './PhaseTitle.module.css';

const LOOKS: Readonly<Record<PayPhase['at'], { readonly icon: LucideIcon; readonly tone: Tone | 'plain' }>> =
  {
    choose: { icon: WalletCards, tone: 'plain' },
    opening: { icon: LoaderCircle, tone: 'info' },
    waiting: { icon: ScanLine, tone: 'info' },
    checking: { icon: LoaderCircle, tone: 'info' },
    unknown: { icon: CircleHelp, tone: 'warn' },
    misfit: { icon: OctagonAlert, tone: 'stop' },
    paid: { icon: CircleCheckBig, tone: 'good' },
  };

type PhaseTitleProps = {
  readonly titleRef: Ref<HTMLDivElement>;
  readonly phase: PayPhase;
  readonly nothingChosen: boolean;
};

/** The state of the payment in icon and words, where the eye lands; every change is read out. */
export function PhaseTitle({ titleRef, phase, nothingChosen }: PhaseTitleProps) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[phase.at];
  const words =
    phase.at === 'choose' && nothingChosen ? t('counter.pay.nothingChosen') : t(`counter.pay.${phase.at}`);
  return (
    <div ref={titleRef} tabIndex={-1} role="status" className={styles.state} data-tone={tone}>
      <Icon aria-hidden />
      <h2>{words}</h2>
    </div>
  );
}
