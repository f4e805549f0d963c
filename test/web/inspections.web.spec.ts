import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { WebStage, type WebWindow } from '@test/web-stage';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(() => stage.close());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
type Detail = {
  status: string;
  questions: { id: string; answer: string | null; note: string | null; corrections: number; evidence: unknown[] }[];
  findingList: { problem: string; evidence: unknown[]; severity: string }[];
};
const detail = (page: Page, id: string): Promise<Detail> =>
  page.evaluate(async (path) => (await fetch(path)).json() as Promise<Detail>, `/api/inspections/${id}`);
const today = (page: Page): Promise<string> =>
  page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { today: string }).today);

/** A routine visit of four questions, planned by the director for today; answers its id. */
const planned = ({ page }: WebWindow): Promise<string> =>
  page.evaluate(async () => {
    const read = async <T>(path: string) => (await (await fetch(path)).json()) as T;
    const { today: date } = await read<{ today: string }>('/api/session');
    type Units = { items: { unitId: string }[] };
    const { unitId } = (await read<Units>('/api/organizations/units?kind=school&search=第二初级')).items[0]!;
    type Ready = { inspectors: { accountId: string }[]; checklists: { questions: object[] }[] };
    const ready = await read<Ready>(`/api/inspections/preparation?unitId=${unitId}&date=${date}`);
    const answer = await fetch('/api/inspections', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        kind: 'routine',
        unitId,
        subject: '开学检查',
        date,
        team: [ready.inspectors[0]!.accountId],
        checklist: ready.checklists[0]!.questions.slice(0, 4),
      }),
    });
    return ((await answer.json()) as { id: string }).id;
  });

it('visits without signal, and everything arrives once', async () => {
  const desk = await stage.open('desktop');
  await desk.signIn('zhangwu-director', '/inspections');
  const id = await planned(desk);

  const hand = await stage.open('phone', { offline: true });
  const { page, context } = hand;
  await hand.signIn('zhangwu-inspector1', `/inspections/${id}`);
  await page.getByRole('button', { name: '开始督导' }).click();
  await page.locator('.act-form').getByRole('button', { name: '开始督导' }).click();
  await page.getByRole('link', { name: '填写检查清单' }).click();
  await page.waitForURL(/\/visit$/);
  const question = (no: number) => page.locator('.q').nth(no - 1);
  const say = (no: number, word: string) =>
    question(no)
      .locator('.ans label')
      .filter({ has: page.getByRole('radio', { name: word, exact: true }) })
      .click();
  await question(1).waitFor();
  expect(await hand.overflow()).toBe(0);

  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  await say(1, '是');
  await question(1)
    .getByText(/待传，已存本机/)
    .waitFor();
  await say(2, '不适用');
  await question(2).getByText('选不适用须写明理由').waitFor();
  await question(2).getByLabel('说明').fill('没有招生任务');
  await question(2).getByLabel('说明').blur();
  await question(2)
    .getByText(/待传，已存本机/)
    .waitFor();
  await say(3, '否');
  await question(3).getByLabel('问题', { exact: true }).fill('课表与实际授课不符，两节音乐课改上数学');
  await question(3)
    .locator('.fd input[type=file]')
    .setInputFiles({ name: '课表.png', mimeType: 'image/png', buffer: picture });
  await question(3).locator('.fd img').waitFor();
  await question(3).getByRole('button', { name: '记为问题' }).click();
  await question(3)
    .locator('.fd')
    .getByText(/待传，已存本机/)
    .waitFor();
  await page
    .locator('.off')
    .getByText(/待传 4 项、照片 1 张/)
    .waitFor();
  // The phone goes to sleep in the pocket: what is kept opens again without signal.
  await page.reload();
  await question(3)
    .locator('.fd')
    .getByText(/待传，已存本机/)
    .waitFor();
  await page
    .locator('.off')
    .getByText(/待传 4 项、照片 1 张/)
    .waitFor();
  // The phone changes its mind before the line is back: only the last word goes out.
  await say(1, '否');
  await say(1, '是');
  await page.getByRole('button', { name: '完成并签字' }).click();
  await page.getByText('没有信号，签字要联网。').waitFor();

  await context.setOffline(false);
  for (const no of [1, 2, 3]) await question(no).getByText(/已传/).first().waitFor();
  await question(3).locator('.fd').getByText(/已传/).waitFor();
  await say(4, '是');
  await question(4).getByText(/已传/).waitFor();
  const there = await detail(page, id);
  expect(there.questions.map(({ answer, note, corrections }) => [answer, note, corrections])).toEqual([
    ['yes', null, 0],
    ['notApplicable', '没有招生任务', 0],
    ['no', null, 0],
    ['yes', null, 0],
  ]);
  expect(there.findingList.map(({ problem, severity, evidence }) => [problem, severity, evidence.length])).toEqual([
    ['课表与实际授课不符，两节音乐课改上数学', 'ordinary', 1],
  ]);
  await hand.picture('inspections-visit-phone');

  await page.locator('#summary').fill('查阅课表，听课两节，访谈教师三人。');
  await page.locator('.visit-finish').getByRole('button', { name: '完成并签字' }).click();
  await page.waitForURL(/\/inspections\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: '报督导报告' }).waitFor();
  expect((await detail(page, id)).status).toBe('completed');
  expect(await page.evaluate(() => localStorage.getItem('hengjian.visits.waiting'))).toBeNull();
  expect(hand.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
  expect(desk.faults).toEqual([]);
  await hand.close();
  await desk.close();
});

it('walks through the month by keyboard alone', async () => {
  const window = await stage.open('desktop');
  await window.signIn('zhangwu-director', '/inspections?view=calendar&day=2024-11-20');
  const { page } = window;
  await page.locator('.cal [tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/day=2024-11-28/);
  expect(await page.locator(':focus').textContent()).toMatch(/^\s*2024年11月28日 星期四，实验小学/);
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').textContent()).toContain('实验小学教育集团分校区');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/inspections\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: '打印检查记录' }).click();
  await page.locator('.a4').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.nav').isVisible()).toBe(false);
  expect(await page.locator('.a4').isVisible()).toBe(true);
  expect(await today(page)).toMatch(/^2025-07/);
  expect(window.faults).toEqual([]);
  await window.close();
});

it('proposals are ticked and put into the plan; nobody has more than two a day', async () => {
  const desk = await stage.open('desktop');
  const { page } = await desk.signIn('zhangwu-director', '/inspections?view=planner');
  await page.getByText('拟定督导安排').click();
  const rows = page.locator('.proposals tbody tr');
  await rows.first().waitFor();
  const cells = await rows.evaluateAll((all) =>
    all.map((row) =>
      [2, 3].map((at) => (row as HTMLTableRowElement).cells[at]!.firstChild!.textContent!.trim()).join(' '),
    ),
  );
  for (const one of new Set(cells)) expect(cells.filter((other) => other === one).length).toBeLessThanOrEqual(2);
  const school = (await rows.first().locator('td').nth(1).innerText()).split(' ')[0]!;
  await page.getByRole('checkbox', { name: '全选' }).uncheck();
  expect(await page.getByRole('button', { name: '将 0 次列入计划' }).isDisabled()).toBe(true);
  for (const at of [0, 1]) await rows.nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: '将 2 次列入计划' }).click();
  await page.getByText('已列入 2 次，未列入 0 次。').waitFor();
  await desk.go('/inspections');
  await page.getByText(school).first().waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();
});
