import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  LoaderCircle,
  OctagonAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Tone } from '../../ui/Notice';
import { StateWord } from '../../ui/StateWord';
import type { Counter } from './counter';
import styles from './HealthLine.module.css';
import { OfficeBacklogWords } from './OfficeBacklogWords';

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

/** The machine in words, in one line; what stops payments comes first. */
export function HealthLine({ counter }: { readonly counter: Counter }) {
  const { t } = useTranslation();
  const health = useStore(counter.store, (state) => state.health);
  const open = health?.openPayments ?? 0;
  const waiting = health?.waitingForPerson ?? 0;
  const findings = health?.statementFindings ?? 0;
  const parts = [
    NETWORK[health?.network ?? 'not-known'],
    GATEWAY[health?.gateway ?? 'not-known'],
    ...(health === null ? [] : [PRINTER[health.printer]]),
  ];
  return (
    <section className={styles.line} aria-label={t('counter.parts.state')}>
      {health !== null && health.blocks.length > 0 && (
        <p role="alert" className={styles.block}>
          <OctagonAlert aria-hidden />
          {t('counter.blocked', {
            blocks: health.blocks.map((block) => t(`block.${block}`)).join(t('block.and')),
          })}
        </p>
      )}
      <ul>
        {parts.map(({ key, look }) => (
          <li key={key}>
            <StateWord {...look}>{t(key)}</StateWord>
          </li>
        ))}
        <li>
          <StateWord icon={open > 0 ? LoaderCircle : CircleCheck} tone={open > 0 ? 'info' : 'good'}>
            {open > 0 ? t('counter.openPayments', { number: open }) : t('counter.noOpenPayments')}
          </StateWord>
        </li>
        {waiting > 0 && (
          <li>
            <StateWord {...FAILS}>{t('desk.waitingLine', { number: waiting })}</StateWord>
          </li>
        )}
        {findings > 0 && (
          <li>
            <StateWord {...FAILS}>{t('counter.statementFindings', { number: findings })}</StateWord>
          </li>
        )}
        {health?.officeBacklog !== undefined && <OfficeBacklogWords backlog={health.officeBacklog} />}
      </ul>
    </section>
  );
}
