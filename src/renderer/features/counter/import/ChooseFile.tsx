import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/Notice';
import styles from './import.module.css';

/** Where a file can be dropped; choosing one by its name is the dialog's button. */
export function ChooseFile(props: { readonly wasCancelled: boolean; readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  return (
    <>
      {props.wasCancelled && (
        <Notice tone="info" say="status">
          {t('rosterImport.cancelled')}
        </Notice>
      )}
      <p>{t('rosterImport.lead')}</p>
      <div
        className={styles.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file !== undefined) props.onFile(file);
        }}
      >
        <FileUp aria-hidden />
        <span>{t('rosterImport.drop')}</span>
      </div>
    </>
  );
}
