import type { AppInfo } from '../../shared/app-info';
import type { ScreenFrame } from '../ui/Screen';
import type { FlowActions } from './flow';
import type { FlowState } from './flow-state';
import type { Screen } from './screens';

/** Everything a page may be given. */
export type ShownScreen<S extends Screen = Screen> = {
  readonly shown: S;
  readonly state: FlowState;
  readonly info: AppInfo;
  readonly actions: FlowActions;
  readonly frame: ScreenFrame;
  readonly helpLine: string;
  readonly onHelp: () => void;
};
