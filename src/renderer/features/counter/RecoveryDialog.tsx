import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FeeTick } from './FeeTick';
import styles from './RecoveryDialog.module.css';
import type { Recovery } from './recovery-store';

/** Shown until somebody says that it is written down; after that neither page nor core knows it. */
export function RecoveryDialog(props: { readonly recovery: Recovery; readonly onClose: () => void }) {
  const { recovery, onClose } = props;
  const { t } = useTranslation();
  const { key } = useStore(recovery.store);
  const [written, setWritten] = useState(false);
  return (
    <Dialog
      title={t('counter.recovery.title')}
      icon={KeyRound}
      onDismiss={onClose}
      actions={
        <>
          <Button
            look="primary"
            size="large"
            disabled={!written || key === null}
            onPress={() => {
              void recovery.kept();
              onClose();
            }}
          >
            {t('counter.recovery.kept')}
          </Button>
          <Button size="large" autoFocus onPress={onClose}>
            {t('counter.recovery.later')}
          </Button>
        </>
      }
    >
      <p>{t('counter.recovery.lead')}</p>
      <p className={styles.key} aria-label={t('counter.recovery.key')}>
        {key}
      </p>
      <FeeTick chosen={written} locked={false} onToggle={() => setWritten(!written)}>
        <span>
          {t('counter.recovery.confirm')}
          <br />
          {t('counter.recovery.once')}
        </span>
      </FeeTick>
    </Dialog>
  );
}
