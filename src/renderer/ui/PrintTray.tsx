import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { Sheet, type SheetContent } from './Sheet';
import styles from './PrintTray.module.css';

/** What goes to the printer; it is on the page only while something is printed, so that nothing is read out twice. */
export function PrintTray({ papers }: { readonly papers: readonly SheetContent[] }) {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The page is taken down in the moment the event has been told: drawing later would be too late.
    const fill = () => flushSync(() => setPrinting(true));
    const empty = () => setPrinting(false);
    window.addEventListener('beforeprint', fill);
    window.addEventListener('afterprint', empty);
    return () => {
      window.removeEventListener('beforeprint', fill);
      window.removeEventListener('afterprint', empty);
    };
  }, []);
  if (!printing) return null;
  return createPortal(
    <div className={styles.tray}>
      {papers.map((paper) => (
        <Sheet key={paper.key} content={paper} />
      ))}
    </div>,
    document.body,
  );
}
