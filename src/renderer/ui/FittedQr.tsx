import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { codePath, codeSidePx, fittedCodePx } from './code-path';
import styles from './FittedQr.module.css';
import { Qr } from './Qr';

type FittedQrProps = {
  readonly text: string;
  readonly label: string;
  /** Width of the code itself, without its quiet zone, that it keeps however little room there is. */
  readonly minPx: number;
};

/** A code as large as the room that the other parts of the screen leave it. */
export function FittedQr({ text, label, minPx }: FittedQrProps) {
  const code = useMemo(() => codePath(text), [text]);
  const box = useRef<HTMLDivElement>(null);
  const [roomPx, setRoomPx] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoomPx(Math.min(element.clientWidth, element.clientHeight)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.room} style={{ minHeight: codeSidePx(code, minPx) }}>
      <figure className={styles.frame}>
        <Qr text={text} label={label} minPx={Math.max(minPx, fittedCodePx(code, roomPx))} />
      </figure>
    </div>
  );
}
