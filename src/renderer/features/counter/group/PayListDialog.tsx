import { FileUp, ListChecks, UsersRound } from 'lucide-react';
import { useRef } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Notice } from '../../../ui/Notice';
import { asListFile } from './list-file';
import type { PayList } from './pay-list-store';
import styles from './PayListDialog.module.css';
import { PayListReportView } from './PayListReportView';
import { usePayListWords } from './pay-list-words';

type PayListDialogProps = {
  readonly payList: PayList;
  readonly onOpen: () => void;
  readonly onClose: () => void;
};

/** A list somebody brought: who can be paid for, who cannot and why, and on with the rest. Nothing of it is kept. */
export function PayListDialog({ payList, onOpen, onClose }: PayListDialogProps) {
  const { t } = useTranslation();
  const words = usePayListWords();
  const state = useStore(payList.store);
  const text = useRef<HTMLTextAreaElement>(null);
  const checking = state.at === 'checking';
  const report = state.at === 'checked' ? state.report : null;
  const check = () => void payList.checkText(text.current?.value ?? '');
  return (
    <Dialog
      title={t('group.list.title')}
      icon={UsersRound}
      onDismiss={onClose}
      actions={
        <>
          {report !== null && report.people > 0 && (
            <Button look="primary" size="large" icon={UsersRound} autoFocus onPress={onOpen}>
              {t('group.list.open', { number: report.people })}
            </Button>
          )}
          {report === null && (
            <Button look="primary" size="large" icon={ListChecks} pending={checking} onPress={check}>
              {t('group.list.check')}
            </Button>
          )}
          <FileTrigger
            acceptedFileTypes={['.csv', '.txt', 'text/csv', 'text/plain']}
            onSelect={(files) => {
              const [file] = files ?? [];
              if (file !== undefined) void payList.checkFile(asListFile(file));
            }}
          >
            <Button size="large" icon={FileUp} pending={checking} onPress={() => undefined}>
              {t('group.list.file')}
            </Button>
          </FileTrigger>
          {report !== null && (
            <Button size="large" onPress={payList.forget}>
              {t('group.list.again')}
            </Button>
          )}
          <Button size="large" keyHint="Esc" onPress={onClose}>
            {t('nav.close')}
          </Button>
        </>
      }
    >
      {report === null && (
        <>
          <p>{t('group.list.lead')}</p>
          <label className={styles.label} htmlFor="pay-list">
            {t('group.list.field')}
          </label>
          <textarea
            id="pay-list"
            ref={text}
            className={styles.field}
            rows={8}
            autoComplete="off"
            autoFocus
            spellCheck={false}
            maxLength={200_000}
          />
        </>
      )}
      {checking && <p role="status">{t('group.list.checking')}</p>}
      {state.at === 'refused' && (
        <Notice tone="stop" say="alert">
          {words(state.problem)}
        </Notice>
      )}
      {report !== null && <PayListReportView report={report} />}
    </Dialog>
  );
}
