import type { Page } from 'playwright-core';
import type { WebWindow } from './web-stage.js';

/** A photograph as a phone sends it. */
const photo = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Waits until the page says so by itself. */
export const told = (page: Page, text: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).waitFor();

/** Opens an issue, presses one of its next steps, fills its form in and sends it. */
export const act = async (
  { page }: WebWindow,
  issue: string,
  name: string,
  fill: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  await page.goto(issue);
  await page.getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('dialog');
  await form.waitFor();
  await fill(page);
  await form.getByRole('button', { name, exact: true }).click();
  await page.getByText(`已办：${name}。`).waitFor();
};

/** Adds a photograph to the form of an act. */
export const attach = async (page: Page): Promise<void> => {
  await page.locator('#act-evidence').setInputFiles(photo);
  await page.getByText(`已上传 ${photo.name}`).waitFor();
};

/** Where an issue stands, and how it stands with its date, as its page says. */
export const standing = async (page: Page): Promise<readonly string[]> => [
  await page.locator('.head .tag').first().innerText(),
  await page.locator('section[aria-labelledby=due-card] .hd .x').innerText(),
];

/**
 * What stands in 操作留痕: each act with the post of whoever did it (the last word of a name in the demo; of an inspector
 * without which one). Clocks of steps, which the system sets and ends beside them, are left out.
 */
export const chain = async (page: Page): Promise<readonly string[]> => {
  const acts = await page.locator('.trail tbody tr:not(.trail-run)').evaluateAll((rows) =>
    rows.map((row) => {
      const [, , what, , who] = (row as HTMLTableRowElement).cells;
      const post = who!
        .firstChild!.textContent!.trim()
        .split(' ')
        .at(-1)!
        .replace(/^责任(督学).$/, '$1');
      return `${what!.querySelector('b')!.textContent} ${post}`;
    }),
  );
  return acts.filter((act) => !/^(设定环节期限|环节期限终止|环节办结) 系统$/.test(act));
};

/** Plans a routine visit of two questions for today, and gives notice of it. @param found letters of the school's name */
export const planned = async (window: WebWindow, school: string, found: string, notice: string): Promise<void> => {
  const { page } = window;
  await window.go('/inspections/new');
  await page.getByRole('searchbox').fill(found);
  await page.locator('#unitId option', { hasText: school }).waitFor({ state: 'attached' });
  await page.locator('#unitId').selectOption({ label: school });
  await page.locator('#subject').fill('开学检查');
  await page.getByText('可以不事先通知').waitFor();
  await page.locator('.team-one input').first().check();
  for (let left = 8; left > 2; left--) await page.getByRole('button', { name: /^去掉/ }).last().click();
  await page.getByRole('button', { name: '列入计划' }).click();
  await page.waitForURL(/\/inspections\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: '发督导通知' }).click();
  await page.locator('#noticeNumber').fill(notice);
  await page.locator('.act-form').getByRole('button', { name: '发督导通知' }).click();
  await page.getByText(notice).waitFor();
  await told(page, '已办理。');
};

/** The visit itself: the first question is right, the second is not; what was found is written down and signed. */
export const visited = async (page: Page, problem: string): Promise<void> => {
  await page.getByRole('button', { name: '开始督导' }).click();
  await page.locator('.act-form').getByRole('button', { name: '开始督导' }).click();
  await page.getByRole('link', { name: '填写检查清单' }).click();
  const question = (n: number) => page.locator('.q').nth(n - 1);
  const say = (n: number, word: string) =>
    question(n)
      .locator('.ans label')
      .filter({ has: page.getByRole('radio', { name: word, exact: true }) })
      .click();
  await say(1, '是');
  await say(2, '否');
  await question(2).getByLabel('问题', { exact: true }).fill(problem);
  await question(2).locator('.fd input[type=file]').setInputFiles(photo);
  await question(2).locator('.fd img').waitFor();
  await question(2).getByRole('button', { name: '记为问题' }).click();
  await question(2).locator('.fd').getByText(/已传/).waitFor();
  await question(1).getByText(/已传/).waitFor();
  await page.getByRole('button', { name: '完成并签字' }).click();
  await page.locator('#summary').fill('查阅课表，听课两节，访谈教师三人。');
  await page.locator('.visit-finish').getByRole('button', { name: '完成并签字' }).click();
};

/** What went wrong in any window: errors of scripts, and pages wider than their window. */
export const faults = async (windows: readonly WebWindow[]): Promise<readonly string[]> => {
  const wide = await Promise.all(windows.map(async (one) => ((await one.overflow()) > 0 ? one.page.url() : null)));
  return [...windows.flatMap((one) => one.faults), ...wide.filter((url) => url !== null)];
};

const filing = ['签收填报任务 填报员', '上报数据 填报员', '负责人确认 校长'];
const review = ['开始审核 督导室主任', '逐项审核 督导室主任', '认可数据 督导室主任'];
const plan = ['制定督导计划 督导室主任', '发督导通知 督导室主任', '开始现场督导 督学'];
const visit = ['填写检查清单 督学', '填写检查清单 督学', '记录发现的问题 督学', '结束现场督导 督学'];
const order = ['登记问题 系统', '交办 督导室主任', '签收整改通知 校长'];
const mending = ['报整改方案 填报员', '通过整改方案 督导室主任', '报进展 填报员', '报进展 校长', '审批整改报告 校长'];
const closing = ['申请销号 校长', '现场复核 督学', '准予销号 督导室主任', '回头看，重新立项 督导室主任'];
/** What the trail tells of the issue, oldest first. */
export const life = [...order, ...mending, ...closing];
/** What the trail tells of the school, oldest first. */
export const story = [...filing, ...review, ...plan, ...visit, ...life];
