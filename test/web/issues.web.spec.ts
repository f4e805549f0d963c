import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebStage, type WebWindow } from '@test/web-stage';

let stage: WebStage;
const windows: WebWindow[] = [];
const open = async (username: string, size: 'desktop' | 'phone'): Promise<WebWindow> => {
  const window = await stage.open(size);
  windows.push(window);
  return window.signIn(username, '/issues');
};
beforeAll(async () => {
  stage = await WebStage.start();
}, 240_000);
afterAll(async () => {
  for (const window of windows) await window.close();
  await stage.close();
});

const school = '实验小学教育集团主校区(实验小学)';
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Opens an issue, presses one of its next steps, fills its form in and sends it. */
const act = async (
  window: WebWindow,
  path: string,
  name: string,
  fill: () => Promise<void> = () => Promise.resolve(),
) => {
  const { page } = window;
  await window.go(path);
  await page.getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('dialog');
  await form.waitFor();
  await fill();
  await form.getByRole('button', { name, exact: true }).click();
  await page.getByText(`已办：${name}。`).waitFor();
};

it('takes an issue from finding to 销号 and back, at the desk and on the phone', async () => {
  const director = await open('zhangwu-director', 'desktop');
  const inspector = await open('zhangwu-inspector1', 'phone');
  const head = await open('zhangwu-head01', 'phone');
  const reporter = await open('zhangwu-school01', 'desktop');
  const photo = async ({ page }: WebWindow) => {
    await page.locator('#act-evidence').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: dot });
    await page.getByText('已上传 现场.png').waitFor();
  };

  await inspector.go('/issues/new');
  await inspector.page.getByRole('button', { name: '登记问题' }).click();
  expect(await inspector.page.locator('.wrong').filter({ hasText: '请填写' }).count()).toBe(3);
  await inspector.page.getByLabel('问题单位').selectOption({ label: school });
  await inspector.page.locator('#raise-problem').fill('操场看台栏杆松动');
  await inspector.page.getByLabel('依据条款').fill('教督〔2017〕6号 第六条');
  await inspector.page.getByRole('button', { name: '登记问题' }).click();
  await inspector.page.waitForURL(/\/issues\/[0-9a-f-]{36}$/);
  const path = new URL(inspector.page.url()).pathname;

  const due = '2025-08-31';
  await act(director, path, '交办', async () => {
    await director.page.locator('#act-noticeNumber').fill('彰督整〔2025〕99号');
    await director.page.locator('#act-dueDate').fill(due);
  });
  await act(head, path, '签收');
  await act(reporter, path, '报整改方案', async () => {
    const { page } = reporter;
    await page.locator('#act-goal').fill('栏杆牢固');
    await page.locator('#act-measures').fill('更换底座');
    await page.getByLabel('第 1 步做什么').fill('更换');
    await page.getByLabel('第 1 步完成日期').fill('2025-07-20');
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#act-responsibleAccountId')?.value);
  });
  await act(director, path, '通过整改方案');

  // Two at once: what the other has done meanwhile is shown beside what was filled in, and nothing is lost.
  await head.go(path);
  await head.page.getByRole('button', { name: '报进展', exact: true }).click();
  await head.page.locator('#act-text').fill('全部换好');
  await head.page.locator('#act-percent').fill('100');
  await act(reporter, path, '报进展', async () => {
    await reporter.page.locator('#act-text').fill('换了一半');
    await reporter.page.locator('#act-percent').fill('50');
    await photo(reporter);
  });
  const form = head.page.getByRole('dialog');
  await form.getByRole('button', { name: '报进展', exact: true }).click();
  await form.getByText('50%：换了一半').waitFor();
  await form.getByRole('button', { name: '仍按我填的办' }).click();
  await head.page.getByText('已办：报进展。').waitFor();

  await act(head, path, '审批整改报告', () => head.page.locator('#act-report').fill('栏杆已全部更换'));
  await act(head, path, '申请销号', async () => {
    await head.page.locator('#act-statement').fill('请予销号');
    await photo(head);
  });
  await act(inspector, path, '现场复核', async () => {
    await inspector.page.getByRole('button', { name: '到位', exact: true }).click();
    await inspector.page.locator('#act-finding').fill('逐根查验，牢固');
  });
  expect(await inspector.overflow()).toBe(0);
  await act(director, path, '准予销号');
  await act(director, path, '回头看，重新立项', () => director.page.locator('#act-reason').fill('又有两根松动'));

  await director.page.getByRole('heading', { name: '第 2 轮' }).waitFor();
  expect(await director.page.locator('.rc-vf').count()).toBeGreaterThan(8);
  const picture = await director.page.getByAltText('整改后的佐证 1：', { exact: false }).elementHandle();
  await director.page.waitForFunction((image) => (image as HTMLImageElement).naturalWidth > 0, picture);
  expect(windows.flatMap(({ faults }) => faults)).toEqual([]);
}, 180_000);

it('remembers how the ledger was looked at; what the URL says comes first', async () => {
  const director = windows[0]!;
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
  const reader = await open('zhangwu-inspector1', 'desktop');
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
