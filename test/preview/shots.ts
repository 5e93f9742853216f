import type { Page } from '@playwright/test';

import { SIGN_IN_SHOTS } from './sign-in-shots.ts';
import { lookUp, press, toDocument, toFactor, typeKeys, type Shot } from './steps.ts';

async function toFees(page: Page): Promise<void> {
  await lookUp(page);
  await press(page, '是我本人', 'This is me');
}

async function toChannel(page: Page): Promise<void> {
  await toFees(page);
  await press(page, '去付款', 'Go to payment');
}

async function toCode(page: Page): Promise<void> {
  await toChannel(page);
  await press(page, '微信支付', 'WeChat Pay');
  await page.waitForTimeout(200);
}

async function toOfficeCode(page: Page): Promise<void> {
  await toChannel(page);
  await press(page, '考试机构缴费平台', 'Exam office platform');
  await page.waitForTimeout(200);
}

/** News from the core, as scripted-window.ts takes it. */
async function push(page: Page, standing: string): Promise<void> {
  await page.evaluate(`previewPush(${JSON.stringify(standing)})`);
}

const stay = async () => undefined;

async function toMine(page: Page): Promise<void> {
  await toFees(page);
  await press(page, '我的缴费', 'My payments');
}

async function toMyLine(page: Page, name: string): Promise<void> {
  await toMine(page);
  await page.getByRole('button', { name }).click();
}

async function toConfirm(page: Page): Promise<void> {
  await toMyLine(page, '一级计算机基础');
  await press(page, '申请退费', 'Ask for a refund');
  await press(page, '报错了', 'I registered for the wrong');
}

export const SHOTS: readonly Shot[] = [
  { name: 'mine', walk: toMine },
  { name: 'mine-line', walk: (page) => toMyLine(page, '一级计算机基础') },
  { name: 'mine-declined', walk: (page) => toMyLine(page, '二级 Python') },
  { name: 'mine-back', walk: (page) => toMyLine(page, '四级网络工程师') },
  {
    name: 'mine-receipt',
    query: { printer: 'true' },
    walk: async (page) => {
      await toMyLine(page, '一级计算机基础');
      await press(page, '看缴费凭条', 'See the receipt');
    },
  },
  {
    name: 'mine-reason',
    walk: async (page) => {
      await toMyLine(page, '一级计算机基础');
      await press(page, '申请退费', 'Ask for a refund');
      await press(page, '其他原因', 'Another reason');
    },
  },
  { name: 'mine-confirm', walk: toConfirm },
  {
    name: 'mine-asked',
    walk: async (page) => {
      await toConfirm(page);
      await press(page, '提交申请', 'Submit');
    },
  },
  { name: 'home', walk: stay },
  { name: 'home-real', query: { training: 'false', printer: 'true' }, walk: stay },
  { name: 'home-help', walk: (page) => press(page, '需要帮助', 'Help') },
  { name: 'document-empty', walk: toDocument },
  {
    name: 'document-typing',
    walk: async (page) => {
      await toDocument(page);
      await typeKeys(page, '310104198811');
    },
  },
  {
    name: 'document-wrong',
    walk: async (page) => {
      await toDocument(page);
      await typeKeys(page, '310104198811230015');
    },
  },
  {
    name: 'document-letters',
    walk: async (page) => {
      await toDocument(page);
      await press(page, '字母键盘', 'Letters');
      await typeKeys(page, 'XDA123456');
    },
  },
  {
    name: 'sample',
    walk: async (page) => {
      await press(page, '多项费用', 'Several fees');
    },
  },
  {
    name: 'factor',
    walk: async (page) => {
      await toFactor(page);
      await typeKeys(page, '202644');
    },
  },
  { name: 'factor-phone', query: { secondFactor: 'phone-tail' }, walk: toFactor },
  { name: 'factor-no-match', query: { signIn: 'no-match' }, walk: lookUp },
  { name: 'locked', query: { signIn: 'locked' }, walk: lookUp },
  ...SIGN_IN_SHOTS,
  { name: 'person', walk: lookUp },
  { name: 'fees', walk: toFees },
  { name: 'fees-mixed', query: { fees: 'mixed' }, walk: toFees },
  { name: 'fees-unpayable', query: { fees: 'unpayable' }, walk: toFees },
  { name: 'fees-unfinished', query: { fees: 'unfinished' }, walk: toFees },
  { name: 'nothing-due', query: { fees: 'settled' }, walk: toFees },
  { name: 'blocked', query: { place: 'blocked' }, walk: toChannel },
  { name: 'held', query: { place: 'held' }, walk: toChannel },
  { name: 'channel', walk: toChannel },
  { name: 'code', walk: toCode },
  { name: 'code-office', walk: toOfficeCode },
  {
    name: 'code-not-yet',
    query: { earlier: 'true' },
    walk: async (page) => {
      await toCode(page);
      await press(page, '我已付款', 'I have paid');
    },
  },
  {
    name: 'code-cancel',
    walk: async (page) => {
      await toCode(page);
      await press(page, '不付了', 'Do not pay');
    },
  },
  {
    name: 'leaving',
    walk: async (page) => {
      await toCode(page);
      await press(page, '不付了', 'Do not pay');
      await press(page, '确定不付', 'Stop paying');
    },
  },
  { name: 'opening', query: { standing: 'opening' }, walk: toCode },
  { name: 'checking', query: { standing: 'checking' }, walk: toCode },
  { name: 'unknown', query: { standing: 'unknown' }, walk: toCode },
  { name: 'expired', query: { standing: 'closed' }, walk: toCode },
  { name: 'misfit', query: { standing: 'misfit' }, walk: toCode },
  {
    name: 'paid',
    query: { printer: 'true' },
    walk: async (page) => {
      await toCode(page);
      await push(page, 'paid');
    },
  },
  {
    name: 'slip',
    query: { standing: 'unknown', slip: 'true' },
    walk: async (page) => {
      await toCode(page);
      await press(page, '结束并领取', 'End and take');
    },
  },
  {
    name: 'idle',
    query: { warnAfterS: '1' },
    walk: async (page) => {
      await lookUp(page);
      await page.waitForTimeout(1800);
    },
  },
];
