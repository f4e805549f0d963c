import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Workbook } from '@cj-tech-master/excelts';
import type { Page } from 'playwright-core';
import { WebStage, type WebWindow } from '@test/web-stage';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(() => stage.close());

/** A year in which nobody has filed by form. */
const year = '2023-2024';
const sound = { students: 12, classes: 1, classesTo25: 1, largestClass: 12 };

/** Somebody's own return of that year. */
const openReturn = async (window: WebWindow, username: string): Promise<void> => {
  await window.signIn(username, '/submissions');
  const answer = await window.page.request.get('/api/my-returns');
  const { items } = (await answer.json()) as { items: { unitId: string }[] };
  await window.go(`/submissions/${items[0]!.unitId}/${year}`);
};

const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已自动保存' }).waitFor();
/** Types into a field found by its label, by keyboard alone: Tab until it has focus. */
const tabTo = async (page: Page, label: string): Promise<void> => {
  for (let n = 0; n < 80; n += 1) {
    const here = await page.evaluate(
      () => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent,
    );
    if (here === label) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${label} by Tab`);
};
const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '填报分区' }).getByRole('link', { name });

it('a group is filled by keyboard, what is wrong is told at its field, and what was filed can be taken back', async () => {
  const window = await stage.open();
  const { page } = window;
  await openReturn(window, 'zhangwu-school01');
  await section(page, '在校学生').press('Enter');
  await tabTo(page, '在校学生数');
  await page.keyboard.type('-3');
  await saved(page);
  await page.reload();
  await page.getByLabel('在校学生数', { exact: true }).waitFor();
  expect(await page.getByLabel('在校学生数', { exact: true }).inputValue()).toBe('-3');

  await page.getByRole('button', { name: '检查并上报' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '处要改' });
  await summary.waitFor();
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await section(page, '班级与班额').click();
  await summary.getByRole('link', { name: /不能为负数/ }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-students');
  await page.getByLabel('在校学生数', { exact: true }).fill('12');
  await section(page, '班级与班额').click();
  await page.locator('#field-classes').fill('1');
  await page.locator('#field-classesTo25').fill('1');
  await page.locator('#field-largestClass').fill('12');
  await saved(page);
  await page.getByRole('button', { name: '检查并上报' }).click();
  const last = page.getByRole('dialog');
  await last.getByText(/还有 \d+ 项未填/).waitFor();
  await last.getByRole('button', { name: '上报' }).click();
  await page.getByText('待负责人确认').waitFor();

  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByLabel('撤回理由').fill('填错学年');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await page.getByText('已撤回', { exact: true }).waitFor();
  expect(await window.overflow()).toBe(0);
  expect(window.faults).toEqual([]);
  await window.close();
}, 120_000);

/** The workbook with the values of some fields. */
const filled = async (path: string, values: Readonly<Record<string, string | number>>): Promise<Buffer> => {
  const book = new Workbook();
  await book.xlsx.load(readFileSync(path));
  book.worksheets[0]!.eachRow((row) => {
    const code = row.getCell(1).text;
    if (code in values) row.getCell(4).value = values[code]!;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
};

it('a return goes out as Excel and comes back: every mistake at its cell, nothing written before the confirmation', async () => {
  const window = await stage.open('phone');
  const { page } = window;
  await openReturn(window, 'zhangwu-school02');
  const wizard = page.getByRole('region', { name: '用 Excel 填' });
  const [file] = await Promise.all([page.waitForEvent('download'), wizard.getByRole('link', { name: '下载' }).click()]);
  const path = await file.path();
  const send = async (values: Readonly<Record<string, string | number>>): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      wizard.getByRole('button', { name: '上传' }).click(),
    ]);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await chooser.setFiles({ name: file.suggestedFilename(), mimeType, buffer: await filled(path, values) });
  };
  await send({ ...sound, students: '十二' });
  await page.waitForURL(/upload=/);
  // One may leave and come back by the address.
  await page.reload();
  await wizard.getByRole('cell', { name: /应填数字|应为数字/ }).waitFor();
  expect(await wizard.getByRole('link', { name: '下载标红的文件' }).count()).toBe(1);
  expect(await wizard.getByRole('button', { name: '确认上报' }).count()).toBe(0);
  expect(await window.overflow()).toBe(0);

  await send(sound);
  await wizard.getByText('新增 4').waitFor();
  await wizard.getByRole('button', { name: '确认上报' }).click();
  await page.getByText('待负责人确认').waitFor();
  await section(page, '在校学生').click();
  expect(await page.getByLabel('在校学生数', { exact: true }).inputValue()).toBe('12');
  expect(window.faults).toEqual([]);
  await window.close();
}, 120_000);

it('what is typed without a network stays in the browser and is saved when it is back', async () => {
  const window = await stage.open('phone', { offline: true });
  const { page, context } = window;
  await openReturn(window, 'zhangwu-school01');
  await section(page, '在校学生').click();
  await context.setOffline(true);
  await page.getByLabel('在校学生数', { exact: true }).fill('13');
  await page.getByRole('status').filter({ hasText: '已存在本机' }).waitFor();
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await page.locator('#field-students').waitFor();
  expect(await page.locator('#field-students').inputValue()).toBe('13');
  expect(await window.overflow()).toBe(0);
  await window.close();
});
