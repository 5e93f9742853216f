import { contextBridge, ipcRenderer } from 'electron';
import { commands, pushes } from '../shared/ipc/contract';
import { CALL_CHANNEL, PUSH_CHANNEL } from '../shared/ipc/electron-channels';
import type { PushMessage } from '../shared/ipc/kit';

/** All that a page can reach of Electron: the contract's commands and news, and no channel by any other name. */
contextBridge.exposeInMainWorld('api', {
  call: (name: unknown, input: unknown): Promise<unknown> => {
    const known = typeof name === 'string' && Object.hasOwn(commands, name);
    if (!known) return Promise.resolve({ ok: false, error: { kind: 'not-allowed', why: 'unknown-command' } });
    return ipcRenderer.invoke(CALL_CHANNEL, name, input);
  },
  on: (listener: (message: PushMessage) => void): (() => void) => {
    const hear = (_event: unknown, message: PushMessage) => {
      if (Object.hasOwn(pushes, message.push)) listener(message);
    };
    ipcRenderer.on(PUSH_CHANNEL, hear);
    return () => void ipcRenderer.off(PUSH_CHANNEL, hear);
  },
});
