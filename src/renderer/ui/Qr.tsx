import { useMemo } from 'react';
import { codePath, codeSidePx } from './code-path';
import styles from './Qr.module.css';

/** Black on white in every mode. `minPx`: width of the code itself, without its quiet zone. */
export function Qr(props: { readonly text: string; readonly label: string; readonly minPx: number }) {
  const code = useMemo(() => codePath(props.text), [props.text]);
  const side = codeSidePx(code, props.minPx);
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={props.label}
      width={side}
      height={side}
      viewBox={`0 0 ${code.span} ${code.span}`}
      shapeRendering="crispEdges"
    >
      <rect className={styles.paper} width={code.span} height={code.span} />
      <path className={styles.ink} d={code.path} />
    </svg>
  );
}
