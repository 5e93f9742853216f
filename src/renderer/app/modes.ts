import type { i18n } from 'i18next';
import { createStore } from 'zustand/vanilla';
import type { Language } from '../i18n/words';

/** How the screen is shown; back to the defaults with every new page, and so with every new person. */
export type Modes = {
  readonly language: Language;
  readonly largeType: boolean;
  readonly highContrast: boolean;
  readonly reach: boolean;
};

export function createModes(defaultLanguage: Language) {
  const defaults: Modes = {
    language: defaultLanguage,
    largeType: false,
    highContrast: false,
    reach: false,
  };
  const store = createStore<Modes>(() => defaults);
  return {
    store,
    changed: () => {
      const now = store.getState();
      return (
        now.language !== defaults.language ||
        now.largeType !== defaults.largeType ||
        now.highContrast !== defaults.highContrast ||
        now.reach !== defaults.reach
      );
    },
  };
}

export type ModesStore = ReturnType<typeof createModes>['store'];

/** The tokens follow attributes of the root element (theme/tokens.css). */
export function applyModes(root: HTMLElement, modes: Modes, words: i18n): void {
  root.lang = modes.language;
  root.dataset['type'] = modes.largeType ? 'large' : 'normal';
  root.dataset['contrast'] = modes.highContrast ? 'high' : 'normal';
  root.dataset['reach'] = modes.reach ? 'low' : 'normal';
  if (words.language !== modes.language) void words.changeLanguage(modes.language);
}
