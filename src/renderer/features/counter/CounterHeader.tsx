import { FileUp, GraduationCap, KeyRound, ListTodo } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../shared/app-info';
import { Button } from '../../ui/Button';
import type { Counter } from './counter';
import { waitingFor } from './waiting-for';
import styles from './CounterHeader.module.css';

type CounterHeaderProps = { readonly info: AppInfo; readonly counter: Counter };

/** Whose window this is, and the few things that are not about one candidate. */
export function CounterHeader({ info, counter }: CounterHeaderProps) {
  const { t, i18n } = useTranslation();
  const recoveryWaits = useStore(counter.recovery.store, ({ key }) => key !== null);
  const waiting = useStore(counter.store, ({ health }) => waitingFor(health));
  const { openDesk, openDialog } = counter.actions;
  return (
    <header className={styles.header}>
      <h1>{t('counter.title')}</h1>
      <p className={styles.who}>
        {i18n.language === 'en' ? info.institution.en : info.institution.zh} ·{' '}
        {t('counter.device', { number: info.deviceNumber })}
      </p>
      {info.training && (
        <p className={styles.training}>
          <GraduationCap aria-hidden />
          {t('counter.training')}
        </p>
      )}
      <div className={styles.tools}>
        {recoveryWaits && (
          <Button icon={KeyRound} onPress={() => openDialog('recovery')}>
            {t('counter.tools.recovery')}
          </Button>
        )}
        <Button look="quiet" icon={ListTodo} onPress={() => openDesk(null)}>
          {waiting === 0 ? t('desk.key') : t('desk.waiting', { number: waiting })}
        </Button>
        <Button look="quiet" icon={FileUp} onPress={() => openDialog('import')}>
          {t('counter.tools.roster')}
        </Button>
      </div>
    </header>
  );
}
