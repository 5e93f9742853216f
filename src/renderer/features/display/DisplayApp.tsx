import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../shared/app-info';
import type { Api } from '../../api';
import { useMonotonic } from '../../ui/use-monotonic';
import { CodeScene } from './CodeScene';
import styles from './DisplayApp.module.css';
import { createDisplay, sceneOf } from './display-state';
import { MessageScene } from './MessageScene';
import { TrainingBar } from './TrainingBar';
import { WelcomeScene } from './WelcomeScene';

type DisplayAppProps = { readonly info: AppInfo; readonly api: Api };

const TICK_MS = 500;

/** What the customer at a counter sees; nothing can be pressed. */
export function DisplayApp({ info, api }: DisplayAppProps) {
  const [display] = useState(() => createDisplay(api, () => performance.now()));
  useEffect(() => display.listen(), [display]);
  const state = useStore(display.store);
  const scene = sceneOf(state, useMonotonic(TICK_MS));
  return (
    <div className={styles.window} data-training={info.training}>
      {info.training && <TrainingBar />}
      {scene.scene === 'welcome' && <WelcomeScene institution={info.institution} />}
      {scene.scene === 'code' && <CodeScene {...scene} screenWidthMm={info.screenWidthMm} />}
      {scene.scene === 'message' && <MessageScene {...scene} />}
    </div>
  );
}
