import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DropZone } from 'react-aria-components';
import { Notice } from '../../../ui/Notice';
import styles from './import.module.css';

/** Where a file can be dropped; choosing one by its name is the dialog's button. */
export function ChooseFile(props: { readonly wasCancelled: boolean; readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {props.wasCancelled && (
        <Notice tone="info" say="status">
          {t('rosterImport.cancelled')}
        </Notice>
      )}
      <p>{t('rosterImport.lead')}</p>
      <DropZone
        className={styles.drop ?? ''}
        aria-label={t('rosterImport.drop')}
        onDrop={(event) => {
          for (const item of event.items) {
            if (item.kind !== 'file') continue;
            void item.getFile().then(props.onFile);
            return;
          }
        }}
      >
        <FileUp aria-hidden />
        <span>{t('rosterImport.drop')}</span>
      </DropZone>
    </>
  );
}
