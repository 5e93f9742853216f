import {
  CircleCheckBig,
  CircleHelp,
  LoaderCircle,
  OctagonAlert,
  ScanLine,
  Smartphone,
  WalletCards,
  type LucideIcon,
} from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../ui/Notice';
import type { Serving } from './counter-state';
import { owesNothing, payableIds, type PayPhase } from './pay-phase';
import styles from './PhaseTitle.module.css';

const LOOKS: Readonly<Record<PayPhase['at'], { readonly icon: LucideIcon; readonly tone: Tone | 'plain' }>> =
  {
    choose: { icon: WalletCards, tone: 'plain' },
    opening: { icon: LoaderCircle, tone: 'info' },
    charging: { icon: Smartphone, tone: 'info' },
    waiting: { icon: ScanLine, tone: 'info' },
    checking: { icon: LoaderCircle, tone: 'info' },
    unknown: { icon: CircleHelp, tone: 'warn' },
    misfit: { icon: OctagonAlert, tone: 'stop' },
    paid: { icon: CircleCheckBig, tone: 'good' },
  };

function wordOf(phase: PayPhase, serving: Serving) {
  if (phase.at !== 'choose') return phase.at;
  if (serving.fees === null) return 'noFees';
  if (payableIds(serving).length === 0) return owesNothing(serving) ? 'nothingDue' : 'nothingPayable';
  return serving.chosen.length === 0 ? 'nothingChosen' : 'choose';
}

type PhaseTitleProps = {
  readonly titleRef: Ref<HTMLDivElement>;
  readonly phase: PayPhase;
  readonly serving: Serving;
};

/** The state of the payment in icon and words, where the eye lands; every change is read out. */
export function PhaseTitle({ titleRef, phase, serving }: PhaseTitleProps) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[phase.at];
  return (
    <div ref={titleRef} tabIndex={-1} role="status" className={styles.state} data-tone={tone}>
      <Icon aria-hidden />
      <h2>{t(`counter.pay.${wordOf(phase, serving)}`)}</h2>
    </div>
  );
}
