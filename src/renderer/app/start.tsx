import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectApi } from '../api';
import { startWords } from '../i18n/words';
import { applyAccent } from '../theme/accent';
import { applyModes, createModes } from './modes';
import { windowApp } from './window-app';

const HELLO_AGAIN_MS = 1_000;

/** Asks who this window is, and shows it. Until the core answers there is nothing to show. */
export async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  const api = connectApi();
  const hello = await api.bridge.hello({});
  if (!hello.ok) {
    setTimeout(() => location.reload(), HELLO_AGAIN_MS);
    return;
  }
  const info = hello.value;
  const page = document.documentElement;
  page.dataset['window'] = info.window;
  applyAccent(page, info.institution.accent);
  const words = await startWords(info.defaultLanguage);
  const modes = createModes(info.defaultLanguage);
  modes.store.subscribe((now) => applyModes(page, now, words));
  applyModes(page, modes.store.getState(), words);
  document.title = words.t('app.title');
  const app = await windowApp({ info, api, modes });
  createRoot(root).render(<StrictMode>{app}</StrictMode>);
}
