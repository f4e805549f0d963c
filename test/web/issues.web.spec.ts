import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebStage, type WebWindow } from '@test/web-stage';

let stage: WebStage;
const windows: WebWindow[] = [];
const open = async (username: string): Promise<WebWindow> => {
  const window = await stage.open();
  windows.push(window);
  return window.signIn(username, '/issues');
};
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(async () => {
  for (const window of windows) await window.close();
  await stage.close();
});

it('remembers how the ledger was looked at; what the URL says comes first', async () => {
  const director = await open('zhangwu-director');
  const { page } = director;
  await director.go('/issues?status=all');
  await page.getByLabel('严重程度').selectOption('ordinary');
  const found = page.waitForResponse((answer) => answer.url().includes('search='));
  await page.getByLabel('查找问题、文号、单位').fill('实验');
  const { items } = (await (await found).json()) as { items: unknown[] };
  const rows = (count: number) =>
    page.waitForFunction((wanted) => document.querySelectorAll('tbody tr').length === wanted, count);
  expect(items.length).toBeGreaterThan(0);
  await rows(items.length);
  await director.go('/');
  await director.go('/issues');
  await page.waitForURL(/severity=ordinary/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('实验');
  await rows(items.length);
  await director.go('/issues?status=closed');
  expect(await page.getByLabel('严重程度').inputValue()).toBe('');
  await page.locator('tbody tr').first().waitFor();
  const states = await page.locator('tbody .tag').allInnerTexts();
  expect(new Set(states)).toEqual(new Set(['已销号']));
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/issues\/[0-9a-f-]{36}$/);
}, 60_000);

it('moves a card by keyboard on the board, and puts it back with the reason', async () => {
  const reader = await open('zhangwu-inspector1');
  const { page } = reader;
  await reader.go('/issues/board');
  const card = page
    .getByRole('region', { name: /^待签收/ })
    .locator('.rc-card')
    .first();
  await card.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByText('这一步不由你的岗位办理').waitFor();
  expect(await reader.overflow()).toBe(0);
  expect(reader.faults).toEqual([]);
}, 60_000);
