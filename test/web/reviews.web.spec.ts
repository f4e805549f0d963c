import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { WebStage } from '@test/web-stage';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(() => stage.close());

/** A year in which the school has filed nothing. */
const year = '2023-2024';
type Values = Readonly<Record<string, string>>;
const sound: Values = { students: '12', classes: '1', classesTo25: '1', largestClass: '12' };

/** Somebody of the school, asking the API through their own window. */
const asSchool = async (username: string) => {
  const window = await stage.open();
  await window.signIn(username, '/submissions');
  const { items } = (await (await window.page.request.get('/api/my-returns')).json()) as {
    items: { unitId: string }[];
  };
  const unitId = items[0]!.unitId;
  const post = (act: string, body: object): Promise<number> =>
    window.page.evaluate(
      async ({ path, text }) =>
        (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })).status,
      { path: `/api/submissions/${unitId}/${year}${act}`, text: JSON.stringify(body) },
    );
  return { unitId, post, close: () => window.close() };
};
type School = Awaited<ReturnType<typeof asSchool>>;

const filed = async (reporter: School, head: School, version: number, values: Values): Promise<void> => {
  const entries = Object.entries(values).map(([field, value]) => ({ field, value }));
  expect(await reporter.post('/by-form', { form: { id: 'section', version: 1 }, entries })).toBe(201);
  expect(await head.post('/confirmation', { version })).toBe(201);
};
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['field']);
const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

it('a return is taken from the queue, reviewed by keyboard, sent back, and seen again by its change', async () => {
  const reporter = await asSchool('zhangwu-school01');
  const head = await asSchool('zhangwu-head01');
  await filed(reporter, head, 1, sound);

  const window = await stage.open();
  const { page } = window;
  await window.signIn('zhangwu-director', `/submissions/reviews?dataYear=${year}`);
  await page.getByText('4 项', { exact: true }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/submissions/reviews/${reporter.unitId}/${year}`));
  await page.getByRole('button', { name: '开始审核' }).click();
  await page.getByText(/由本人审核至/).waitFor();

  await page.locator('[data-field=students]').focus();
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  for (const field of ['classes', 'classesTo25', 'largestClass']) {
    await page.waitForFunction(
      (code) => (document.activeElement as HTMLElement | null)?.dataset['field'] === code,
      field,
    );
    await page.keyboard.press('a');
  }
  // At the end focus is on saving; a return without its reason is refused, and nothing that was said is lost.
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '保存意见');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '请填写“在校学生数”的退回理由。' }).waitFor();
  await page.locator('#reason-students').fill('与学籍系统不符');
  await page.getByRole('button', { name: '保存意见' }).click();
  await told(page, '已保存 4 条审核意见');
  await page.getByRole('button', { name: '退回', exact: true }).last().click();
  await page.getByRole('dialog').getByText('✗ 在校学生数').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
  await told(page, '已退回第 1 版');

  await filed(reporter, head, 2, { ...sound, students: '13', largestClass: '13' });
  await page.reload();
  const changed = page.locator('.rv-row .rv-now.changed');
  await changed.first().waitFor();
  expect(
    (
      await page
        .locator('.rv-row')
        .filter({ has: page.locator('[data-row]') })
        .allTextContents()
    ).length,
  ).toBe(2);
  expect(await changed.first().textContent()).toContain('13');
  await page.locator('[data-field=students]').focus();
  await page.keyboard.press('a');
  expect(await focused(page)).toBe('largestClass');

  // Meanwhile the school takes it back and files another number: what changed is told, and the yes to it falls.
  expect(await reporter.post('/withdrawal', { reason: '再核一次' })).toBe(201);
  await filed(reporter, head, 3, { ...sound, students: '14', largestClass: '14' });
  await page.getByRole('button', { name: '保存意见' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: '现在是第 3 版' });
  await conflict.getByRole('row').filter({ hasText: '在校学生数' }).getByText('14').waitFor();
  await conflict.getByRole('button', { name: '知道了' }).click();
  expect(await page.getByRole('button', { name: '保存意见' }).isDisabled()).toBe(true);

  expect(await window.overflow()).toBe(0);
  expect(window.faults).toEqual([]);
  await Promise.all([reporter.close(), head.close(), window.close()]);
}, 120_000);
