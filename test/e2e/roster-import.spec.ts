import { expect, type Page } from '@playwright/test';
import { rosterSheet, TITLES, xlsxFile, xlsxRow } from '../fakes/xlsx-file';
import { expectAccessible } from './look/axe';
import { COUNTER_FIT, expectFits } from './look/fits';
import { photograph } from './look/photo';
import { test } from './shell/app';
import { WORDS, type Language } from './shell/words';

/** As an office exports it: a title above, a column of another name, a document that the spreadsheet has spoilt. */
function exported(): Buffer {
  const titles = TITLES.map((title) => (title === '姓名' ? '学生姓名(全称)' : title));
  const spoilt = { inside: '<v>1.1999919950307E+17</v>' };
  const people = [
    {},
    { 报名号: '2', 证件号码: 'L898902C3', 姓名: '李芳' },
    { 报名号: '3', 证件号码: spoilt },
  ];
  const sheet = {
    name: '缴费名单',
    rows: [['2026 年缴费名单'], titles, ...people.map((each) => xlsxRow(each))],
  };
  return Buffer.from(xlsxFile([{ ...rosterSheet([]), name: '旧', state: 'hidden' }, sheet]));
}

async function look(page: Page, name: string, language: Language): Promise<void> {
  await photograph(page, `${name}.${language}`);
  await expectFits(page, `${name} in ${language}`, COUNTER_FIT);
  await expectAccessible(page, `${name} in ${language}`);
}

const language: Language = 'zh-CN';

test(`an operator imports a spreadsheet: columns checked, tried, merged`, async ({ start }) => {
  const { page } = await start({ window: 'counter', config: { defaultLanguage: language } });
  const { counter, rosterImport: words } = WORDS[language];
  const button = (name: string) => page.getByRole('button', { name });
  await button(counter.tools.roster).click();
  await look(page, 'import-choose', language);
  const choosing = page.waitForEvent('filechooser');
  await button(words.choose).click();
  await (
    await choosing
  ).setFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: exported() });

  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(words.map.kind)).toBeVisible();
  await expect(button(words.map.next)).toBeDisabled();
  await look(page, 'import-columns', language);
  await dialog.getByRole('combobox', { name: '学生姓名(全称)' }).selectOption('name');
  await expect(button(words.map.next)).toBeEnabled();
  await button(words.map.next).click();

  await expect(dialog.getByText(words.why['digits-lost'])).toBeVisible();
  await dialog.getByText(words.mode.merge, { exact: true }).click();
  await look(page, 'import-tried', language);
  await button(words.apply.merge).click();
  await expect(dialog.getByText(words.done.merge.replace('{{file}}', '名单.xlsx'))).toBeVisible();
  await look(page, 'import-done', language);

  await button(words.close).click();
  await page.keyboard.type('李芳');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(1);
});
