import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebStage, type WebWindow } from '@test/web-stage';
import { Document, Packer, Paragraph } from 'docx';
import { asking } from './pages';

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
});

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
});

it('issues the notice of an issue, shows it as issued, and leads from it into the past that it is bound to', async () => {
  const director = await open('zhangwu-director');
  const { page } = director;
  const { items } = await asking(page.request)<{ items: { issueId: string }[] }>('/api/issues?status=closed&limit=1');
  await director.go(`/papers?kind=rectification-notice&subject=${items[0]!.issueId}`);
  await page.getByText('草稿，没有编号，不是正式文书').waitFor();
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await page.waitForURL(/\/papers\/[0-9a-f-]{36}$/);
  // The head says 文书 until the paper is read.
  const number = await page.getByRole('heading', { name: /^彰武县\d{4}-\d{4}学年整改通知书第\d+号$/ }).innerText();
  const sheet = page.getByRole('article');
  await sheet.getByText(number).waitFor();
  expect(await sheet.getByText('草稿').count()).toBe(0);
  await sheet.getByRole('link').first().click();
  await page.waitForURL(new RegExp(`/issues/${items[0]!.issueId}\\?asOf=[\\d-]+&knownAt=\\d+$`));
  await page.getByRole('region', { name: '历史视图' }).waitFor();
  expect(director.faults).toEqual([]);
});

it('names every fault of a template that does not fit, and goes on printing by the built-in form', async () => {
  const director = await open('zhangwu-director');
  const { page } = director;
  await director.go('/papers/templates?kind=rectification-notice');
  await page.getByRole('button', { name: '上传模板' }).waitFor();
  const children = ['{文书编号}', '{二维码}', '{县名称}', '{校长}'].map((line) => new Paragraph(line));
  await page.locator('input[type=file]').setInputFiles({
    name: '模板.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await Packer.toBuffer(new Document({ sections: [{ children }] })),
  });
  const told = page.getByRole('alert');
  for (const fault of ['县名称', '校长']) await told.getByText(fault).first().waitFor();
  await page.getByText('现在用内置的格式').waitFor();
  expect(await page.getByRole('button', { name: '停用，改用内置的格式' }).count()).toBe(0);
});
