import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebStage, type WebWindow } from '@test/web-stage';
import { act, attach, chain, faults, life, planned, standing, story, told, visited } from '@test/web-story';

/**
 * The whole story, through the pages only: a school files, the reviewer accepts, the inspector visits and finds
 * something, the school signs for it, plans, mends and has it closed; it is opened again; the auditor reads it all.
 */
let stage: WebStage;
const windows: WebWindow[] = [];
const enter = async (username: string, size: 'desktop' | 'phone', path: string): Promise<WebWindow> => {
  const window = await stage.open(size);
  windows.push(window);
  return window.signIn(username, path);
};
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(async () => {
  for (const window of windows) await window.close();
  await stage.close();
});

const campaign = '2025 秋季填报';
/** A year of which nothing is filed: the round is opened ahead of the year to come, in which nobody can file yet. */
const year = '2023-2024';
it('the bureau opens a round of filing, and reminds', async () => {
  const bureau = await enter('zhangwu-director', 'desktop', '/submissions');
  const { page } = bureau;
  await page.getByRole('link', { name: '发起填报任务' }).click();
  await page.getByLabel('任务名称').fill(campaign);
  await page.getByLabel('数据年度').selectOption('2025-2026');
  await page.getByLabel('县（区）填报表').uncheck();
  await page.getByRole('button', { name: '发起填报任务' }).click();
  // No date was written: the refusal takes focus and leads to the field.
  await page.getByRole('alert').locator('a').first().click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('open-dueDate');
  await page.getByLabel('截止日期').fill('2025-12-31');
  await page.getByLabel('依据文件').fill('彰教督〔2025〕3号');
  await page.getByRole('button', { name: '发起填报任务' }).click();
  await page.waitForURL(/\/submissions\/campaigns\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: /^催报 \d+ 个单位$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^催报/ }).click();
  await told(page, '已催报');
  await page.getByLabel('按名称查找').fill('第二初级中学');
  await page.waitForURL(/search=/);
  await page.getByText('共 1 条').waitFor();
  expect(await faults(windows)).toEqual([]);
});

describe.each([
  { size: 'desktop', school: '实验小学教育集团主校区(实验小学)', found: '实验小学', no: '01' },
  { size: 'phone', school: '实验小学教育集团分校区(第三小学)', found: '第三小学', no: '02' },
] as const)('on a $size', ({ size, school, found, no }) => {
  let director: WebWindow;
  let reporter: WebWindow;
  let head: WebWindow;
  let inspector: WebWindow;
  let issue: string;
  const problem = `音乐教室只有 1 间，缺 ${Number(no)} 间`;

  it('the school files, and its head confirms', async () => {
    reporter = await enter(`zhangwu-school${no}`, size, '/submissions');
    const { page } = reporter;
    const row = page.getByRole('row').filter({ hasText: campaign });
    await row.getByText('12月31日').waitFor();
    await row.getByRole('button', { name: '签收' }).click();
    const start = await row.getByRole('link', { name: '开始填报' }).getAttribute('href');
    await reporter.go(start!.replace('2025-2026', year));
    const part = page.getByRole('navigation', { name: '填报分区' });
    await part.getByRole('link', { name: '在校学生' }).click();
    await page.locator('#field-students').fill('12');
    await part.getByRole('link', { name: '班级与班额' }).click();
    await page.locator('#field-classes').fill('1');
    await page.locator('#field-classesTo25').fill('1');
    await page.locator('#field-largestClass').fill('12');
    await told(page, '已自动保存');
    await page.getByRole('button', { name: '检查并上报' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '上报' }).click();
    await page.getByText('待负责人确认').waitFor();

    head = await enter(`zhangwu-head${no}`, size, new URL(page.url()).pathname);
    await head.page.getByRole('button', { name: '确认，送审' }).click();
    await head.page.getByText(/第 1 版已由单位负责人于.*确认，等待审核/).waitFor();
    expect(await faults(windows)).toEqual([]);
  });

  it('the reviewer accepts it', async () => {
    director = await enter('zhangwu-director', size, `/submissions/reviews?dataYear=${year}`);
    const { page } = director;
    const row = page.getByRole('row').filter({ hasText: school });
    await row.getByText('4 项', { exact: true }).waitFor();
    await row.getByRole('link').first().click();
    await page.waitForURL(/\/submissions\/reviews\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: '开始审核' }).click();
    await page.getByText(/由本人审核至/).waitFor();
    await page.getByRole('button', { name: '认可整份' }).click();
    await page.getByRole('dialog').getByText('其余 4 项没有写意见，一并认可。').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '认可' }).click();
    await told(page, '已认可第 1 版');
    await page.getByText('已核', { exact: true }).waitFor();
    await reporter.page.reload();
    await reporter.page.getByText('第 1 版已核定。要改须申请更正。').waitFor();
    expect(await faults(windows)).toEqual([]);
  });

  it('the inspector visits, and what was found becomes an issue', async () => {
    await planned(director, school, found, `彰教督通〔2025〕${no}号`);
    inspector = await enter('zhangwu-inspector1', size, new URL(director.page.url()).pathname);
    const { page } = inspector;
    await visited(page, problem);
    await page.getByText('已立 1 个整改问题').waitFor();
    expect(await page.locator('#main').innerText()).toMatch(/现场结束[\s\S]*查阅课表[\s\S]*缺 \d 间[\s\S]*已答 2 \/ 2/);
    await page.getByRole('link', { name: '看整改台账' }).click();
    await page.getByRole('link', { name: problem }).click();
    await page.waitForURL(/\/issues\/[0-9a-f-]{36}$/);
    issue = new URL(page.url()).pathname;
    expect(await faults(windows)).toEqual([]);
  });

  it('the school signs for it, plans and mends it, and it is closed', async () => {
    await act(director, issue, '交办', async (page) => {
      await page.locator('#act-noticeNumber').fill(`彰督整〔2025〕${no}号`);
      await page.locator('#act-dueDate').fill('2025-08-31');
    });
    await director.page.getByText('2025年8月31日 星期日').waitFor();
    expect(await standing(director.page)).toEqual(['待签收', '剩 52 天']);
    await act(head, issue, '签收');
    await act(reporter, issue, '报整改方案', async (page) => {
      await page.locator('#act-goal').fill('音乐教室达到标准');
      await page.locator('#act-measures').fill('改建空余教室');
      await page.getByLabel('第 1 步做什么').fill('改建');
      await page.getByLabel('第 1 步完成日期').fill('2025-07-20');
      await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#act-responsibleAccountId')?.value);
    });
    expect(await standing(reporter.page)).toEqual(['方案待审', '剩 52 天']);
    await act(director, issue, '通过整改方案');

    // Two at once: what the other has done meanwhile is shown beside what was filled in, and nothing is lost.
    const { page: principal } = head;
    await principal.goto(issue);
    await principal.getByRole('button', { name: '报进展', exact: true }).click();
    await principal.locator('#act-text').fill('全部建好');
    await principal.locator('#act-percent').fill('100');
    await act(reporter, issue, '报进展', async (page) => {
      await page.locator('#act-text').fill('建了一半');
      await page.locator('#act-percent').fill('50');
      await attach(page);
    });
    const form = principal.getByRole('dialog');
    await form.getByRole('button', { name: '报进展', exact: true }).click();
    await form.getByText('50%：建了一半').waitFor();
    await form.getByRole('button', { name: '仍按我填的办' }).click();
    await principal.getByText('已办：报进展。').waitFor();

    await act(head, issue, '审批整改报告', (page) => page.locator('#act-report').fill('音乐教室已改建'));
    await act(head, issue, '申请销号', async (page) => {
      await page.locator('#act-statement').fill('请予销号');
      await attach(page);
    });
    await act(inspector, issue, '现场复核', async (page) => {
      await page.getByRole('button', { name: '到位', exact: true }).click();
      await page.locator('#act-finding').fill('现场查看，已启用');
    });
    expect(await standing(inspector.page)).toEqual(['待销号', '按期整改']);
    await act(director, issue, '准予销号');
    expect(await standing(director.page)).toEqual(['已销号', '按期整改']);
    expect(await faults(windows)).toEqual([]);
  }, 120_000);

  it('it is opened again, and the auditor reads all of it', async () => {
    await act(director, issue, '回头看，重新立项', (page) => page.locator('#act-reason').fill('又移作他用'));
    const { page } = director;
    await page.getByRole('heading', { name: '第 2 轮' }).waitFor();
    const picture = await page.getByAltText('整改后的佐证 1：', { exact: false }).elementHandle();
    await page.waitForFunction((image) => (image as HTMLImageElement).naturalWidth > 0, picture);
    await page.getByText('待交办', { exact: true }).waitFor();
    expect(await page.locator('.rc-round').allInnerTexts()).toEqual([
      expect.stringMatching(/^第 2 轮[\s\S]*又移作他用[\s\S]*督导室主任/),
      expect.stringMatching(/^第 1 轮 已销号[\s\S]*准予销号[\s\S]*复核[\s\S]*签收[\s\S]*缺 \d 间/),
    ]);

    const auditor = await enter('zhangwu-auditor', size, '/audit');
    await auditor.page.locator('.audit-unit').selectOption({ label: school });
    const { page: trail } = auditor;
    // What was shown before stays until the answer is there.
    await trail.waitForFunction(
      (names) =>
        [...document.querySelectorAll('.trail td:nth-child(4)')].every((cell) => names.includes(cell.textContent!)),
      [school, '彰武县'],
    );
    expect((await chain(trail)).slice(0, story.length)).toEqual(story.toReversed());
    await trail.getByRole('button', { name: '只看此事项' }).first().click();
    await trail.waitForFunction((count) => document.querySelectorAll('.trail tbody tr').length === count, life.length);
    expect(await chain(trail)).toEqual(life.toReversed());
    // Each of them is still what was written down.
    await auditor.go(issue);
    await trail.getByRole('button', { name: `全部 ${life.length} 条` }).click();
    expect(await trail.locator('.rc-vf').allInnerTexts()).toEqual(life.map(() => '✓ 已验'));
    expect(await faults(windows)).toEqual([]);
  });
});
