import type { ReactNode } from 'react';
import type { AppInfo } from '../../shared/app-info';
import type { Api } from '../api';
import { createFlow } from './flow';
import { KioskApp } from './KioskApp';
import type { createModes } from './modes';

type WindowParts = {
  readonly info: AppInfo;
  readonly api: Api;
  readonly modes: ReturnType<typeof createModes>;
};

/** What a window shows, by its kind. A kiosk, where nobody waits for more than it needs, loads its own code only. */
export async function windowApp({ info, api, modes }: WindowParts): Promise<ReactNode> {
  switch (info.window) {
    case 'kiosk': {
      const flow = createFlow({
        api,
        channels: info.channels,
        offers: info.signIn,
        restart: () => location.reload(),
        monotonic: () => performance.now(),
      });
      return <KioskApp info={info} flow={flow} modes={modes} />;
    }
    case 'counter': {
      const { CounterApp } = await import('../features/counter/CounterApp');
      return <CounterApp info={info} api={api} modes={modes.store} />;
    }
    case 'display': {
      const { DisplayApp } = await import('../features/display/DisplayApp');
      return <DisplayApp info={info} api={api} />;
    }
  }
}
