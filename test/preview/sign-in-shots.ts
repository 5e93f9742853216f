import type { Page } from '@playwright/test';
import { lookUp, press, toFactor, typeKeys, type Shot } from './steps.ts';

const BY_PASSWORD = { method: 'password' } as const;

async function signIn(page: Page): Promise<void> {
  await toFactor(page);
  await typeKeys(page, 'Kaoshi2026');
  await press(page, '登录', 'Sign in');
}

async function toRepeat(page: Page): Promise<void> {
  await signIn(page);
  await typeKeys(page, 'Kaoshi2026');
  await press(page, '下一步', 'Next');
}

/** Passwords, codes by phone, and what helps when neither is at hand. */
export const SIGN_IN_SHOTS: readonly Shot[] = [
  {
    name: 'password',
    query: BY_PASSWORD,
    walk: async (page) => {
      await toFactor(page);
      await typeKeys(page, 'Kaosh');
    },
  },
  {
    name: 'password-held',
    query: { ...BY_PASSWORD, phoneCode: 'true' },
    walk: async (page) => {
      await toFactor(page);
      await typeKeys(page, 'Kaoshi2026');
      await page.getByRole('button', { name: /按住显示|Hold to show/ }).hover();
      await page.mouse.down();
    },
  },
  { name: 'password-no-match', query: { ...BY_PASSWORD, signIn: 'no-match' }, walk: signIn },
  { name: 'password-registration', query: { ...BY_PASSWORD, signIn: 'registration' }, walk: signIn },
  {
    name: 'password-forgotten',
    query: BY_PASSWORD,
    walk: async (page) => {
      await toFactor(page);
      await press(page, '忘记密码', 'Password forgotten');
    },
  },
  {
    name: 'password-forgotten-reference',
    query: { ...BY_PASSWORD, asked: 'reference' },
    walk: async (page) => {
      await toFactor(page);
      await press(page, '忘记密码', 'Password forgotten');
    },
  },
  {
    name: 'new-password',
    query: { ...BY_PASSWORD, signIn: 'must-change' },
    walk: async (page) => {
      await signIn(page);
      await typeKeys(page, 'Kaoshi!');
    },
  },
  { name: 'new-password-repeat', query: { ...BY_PASSWORD, signIn: 'must-change' }, walk: toRepeat },
  {
    name: 'new-password-differs',
    query: { ...BY_PASSWORD, signIn: 'must-change' },
    walk: async (page) => {
      await toRepeat(page);
      await typeKeys(page, 'Kaoshi2027');
      await press(page, '保存并继续', 'Save and go on');
    },
  },
  {
    name: 'phone-code',
    query: { phoneCode: 'true' },
    walk: async (page) => {
      await toFactor(page);
      await press(page, '用短信验证码', 'Use a text message');
    },
  },
  {
    name: 'phone-code-sent',
    query: { phoneCode: 'true' },
    walk: async (page) => {
      await toFactor(page);
      await press(page, '用短信验证码', 'Use a text message');
      await press(page, '发送验证码', 'Send the code');
      await typeKeys(page, '4029');
    },
  },
  {
    name: 'correction',
    walk: async (page) => {
      await lookUp(page);
      await press(page, '信息有误', 'Something is wrong');
      await page.getByRole('checkbox').nth(2).press('Space');
    },
  },
  {
    name: 'correction-asked',
    query: { asked: 'reference' },
    walk: async (page) => {
      await lookUp(page);
      await press(page, '信息有误', 'Something is wrong');
      await page.getByRole('checkbox').first().press('Space');
      await press(page, '提交更正', 'Ask for correction');
    },
  },
];
