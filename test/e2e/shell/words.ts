import { en } from '../../../src/renderer/i18n/en';
import { zhCN } from '../../../src/renderer/i18n/zh-CN';

/** The product's own words: a test says which sentence it means, not how it is worded today. */
export const WORDS = { 'zh-CN': zhCN, en } as const;
export type Language = keyof typeof WORDS;

/** A sentence with `{{gaps}}` as a pattern of the whole; a gap that is not given may hold anything. */
export function said(sentence: string, gaps: Readonly<Record<string, string | number>> = {}): RegExp {
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const parts = sentence.split(/\{\{(\w+)\}\}/);
  const pattern = parts
    .map((part, index) => {
      if (index % 2 === 0) return escape(part);
      const value = gaps[part];
      return value === undefined ? '.+?' : escape(String(value));
    })
    .join('');
  return new RegExp(`^${pattern}$`);
}
