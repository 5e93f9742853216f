import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { useImportWords } from './import-words';
import { ImportReportView } from './ImportReportView';
import type { RosterFile, RosterImport } from './roster-import';

function asRosterFile(file: File): RosterFile {
  return {
    name: file.name,
    size: file.size,
    base64: () =>
      new Promise((resolve) => {
        const reader = new FileReader();
        reader.addEventListener('error', () => resolve(null));
        reader.addEventListener('load', () => {
          const { result } = reader;
          resolve(typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : null);
        });
        reader.readAsDataURL(file);
      }),
  };
}

/** A roster file from choosing it to what became of each line. Closing the dialog does not stop the import. */
export function ImportDialog(props: { readonly roster: RosterImport; readonly onClose: () => void }) {
  const { roster, onClose } = props;
  const { t } = useTranslation();
  const words = useImportWords();
  const state = useStore(roster.store);
  const reading = state.at === 'reading';
  return (
    <Dialog
      title={t('counter.import.title')}
      icon={FileUp}
      onDismiss={onClose}
      actions={
        <>
          <FileTrigger
            acceptedFileTypes={['.csv', 'text/csv', 'text/plain']}
            onSelect={(files) => {
              const [file] = files ?? [];
              if (file !== undefined) void roster.start(asRosterFile(file));
            }}
          >
            <Button
              look="primary"
              size="large"
              icon={FileUp}
              pending={reading}
              autoFocus
              onPress={() => undefined}
            >
              {state.at === 'choose' || reading ? t('counter.import.choose') : t('counter.import.other')}
            </Button>
          </FileTrigger>
          <Button size="large" keyHint="Esc" onPress={onClose}>
            {t('counter.import.close')}
          </Button>
        </>
      }
    >
      {state.at === 'choose' && <p>{t('counter.import.lead')}</p>}
      {reading && (
        <Notice tone="info" say="status" title={t('counter.import.reading', { file: state.fileName })}>
          <p>{t('counter.import.progress', { lines: state.lines, accepted: state.accepted })}</p>
          <p>{t('counter.import.keepOpen')}</p>
        </Notice>
      )}
      {state.at === 'refused' && (
        <Notice tone="stop" say="alert" title={t('counter.import.refused.title', { file: state.fileName })}>
          {words(state.problem)}
        </Notice>
      )}
      {state.at === 'done' && <ImportReportView fileName={state.fileName} report={state.report} />}
    </Dialog>
  );
}
