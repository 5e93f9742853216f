import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { zhCN } from './zh-CN';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof zhCN };
  }
}

export type Language = 'zh-CN' | 'en';

/** All words are in the page, so that a change of language is one repaint. */
export async function startWords(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    // React escapes.
    interpolation: { escapeValue: false },
  });
  return i18next;
}
