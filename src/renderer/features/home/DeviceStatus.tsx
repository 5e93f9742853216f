import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/health';
import { Notice, type Tone } from '../../ui/Notice';
import { StateWord } from '../../ui/StateWord';
import styles from './HomePage.module.css';

type Look = { readonly icon: LucideIcon; readonly tone: Tone | 'plain' };
const WORKS: Look = { icon: CircleCheck, tone: 'good' };
const FAILS: Look = { icon: CircleAlert, tone: 'warn' };
const NOT_KNOWN: Look = { icon: CircleDashed, tone: 'plain' };

const NETWORK = {
  up: { key: 'health.networkUp', look: WORKS },
  down: { key: 'health.networkDown', look: FAILS },
  'not-known': { key: 'health.networkNotKnown', look: NOT_KNOWN },
} as const;
const GATEWAY = {
  answers: { key: 'health.gatewayAnswers', look: WORKS },
  silent: { key: 'health.gatewaySilent', look: FAILS },
  'not-known': { key: 'health.gatewayNotKnown', look: NOT_KNOWN },
} as const;
const PRINTER = {
  ready: { key: 'health.printerReady', look: WORKS },
  none: { key: 'health.printerNone', look: NOT_KNOWN },
} as const;

/** Network, payment platform and printer in words; and why nothing can be paid here, when that is so. */
export function DeviceStatus({ health }: { readonly health: Health | null }) {
  const { t } = useTranslation();
  const parts = [
    NETWORK[health?.network ?? 'not-known'],
    GATEWAY[health?.gateway ?? 'not-known'],
    ...(health === null ? [] : [PRINTER[health.printer]]),
  ];
  return (
    <>
      {health !== null && health.blocks.length > 0 && (
        <Notice tone="stop" title={t('block.title')} say="status">
          <p>{health.blocks.map((block) => t(`block.${block}`)).join(t('block.and'))}</p>
          <p>{t('block.lead')}</p>
        </Notice>
      )}
      <ul className={styles.status}>
        {parts.map(({ key, look }) => (
          <li key={key}>
            <StateWord icon={look.icon} tone={look.tone}>
              {t(key)}
            </StateWord>
          </li>
        ))}
      </ul>
    </>
  );
}
