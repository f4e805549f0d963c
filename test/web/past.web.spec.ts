import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { violations } from '@test/web-axe';
import { sizes, WebStage, type WebWindow } from '@test/web-stage';
import { asking } from './pages';

let stage: WebStage;
let auditor: WebWindow;
beforeAll(async () => {
  stage = await WebStage.start();
  auditor = await stage.open();
  await auditor.signIn('zhangwu-director', '/indicators');
}, 120_000);
afterAll(async () => {
  await auditor.close();
  await stage.close();
});

const point = ({ page }: WebWindow): Record<string, string> => {
  const search = new URL(page.url()).searchParams;
  return Object.fromEntries([...search].filter(([key]) => ['asOf', 'knownAt', 'knownBy'].includes(key)));
};
const then = { asOf: '2025-01-10', knownBy: '2025-01-10' };
const band = ({ page }: WebWindow) => page.getByRole('region', { name: '历史视图' });

it('shows a chosen day by what was known then, keeps it from page to page, and offers nothing that changes', async () => {
  const { page } = auditor;
  await page.getByRole('button', { name: '看历史日期' }).press('Enter');
  await page.getByLabel('哪一天的情况').fill('2025-01-10');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '看这一天' }).press('Enter');
  await band(auditor).getByText('2025年1月10日 24:00，按当时掌握的材料。只可看，不可改。').waitFor();
  expect(point(auditor)).toEqual(then);
  // 郊区小学 has not been put right yet.
  await page.getByRole('region', { name: '县级结论' }).getByText('24 / 28').waitFor();
  await page.getByRole('gridcell', { name: 'L4 3.65 不达标' }).click();
  const drawer = page.getByRole('complementary', { name: '这个数怎么来的' });
  await drawer.getByText('到达标值').waitFor();
  expect(await drawer.getByRole('button', { name: /登记|立项/ }).count()).toBe(0);
  // A link opened in a new tab goes to the same point, where there is one.
  const href = (name: string) => page.getByRole('link', { name, exact: true }).first().getAttribute('href');
  expect(await href('指标清单')).toBe('/indicators/checklist?asOf=2025-01-10&knownBy=2025-01-10');
  expect(await href('审计回放')).toBe('/audit');
  await page.getByRole('link', { name: '指标清单', exact: true }).click();
  await page.getByRole('heading', { name: /政府保障程度/ }).waitFor();
  expect(point(auditor)).toEqual(then);
  expect(await page.getByRole('button', { name: /登记认定|改认定|批准/ }).count()).toBe(0);

  await page.getByRole('link', { name: '差异系数与历年', exact: true }).click();
  const years = page.getByRole('region', { name: '历年差异系数' });
  await years.getByRole('row', { name: /2024-2025 未达到 24 \/ 28/ }).waitFor();
  expect(point(auditor)).toEqual(then);

  await page.getByRole('link', { name: '整改台账' }).first().click();
  await page.getByRole('heading', { level: 1, name: '整改台账' }).waitFor();
  await page.getByRole('table').waitFor();
  expect(point(auditor)).toEqual(then);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  expect(await page.getByRole('link', { name: '登记问题' }).count()).toBe(0);
  await page.getByRole('link', { name: /1600 元/ }).click();
  await page.locator('[aria-labelledby=timeline] li').first().waitFor();
  expect(point(auditor)).toEqual(then);
  expect(await page.locator('.next').count()).toBe(0);
  expect(await page.locator('.head .tag').allInnerTexts()).not.toContain('已销号');
  expect(await auditor.overflow()).toBe(0);

  await band(auditor).getByRole('button', { name: '回到今天' }).press('Enter');
  await page.locator('.head .tag', { hasText: '已销号' }).waitFor();
  expect([point(auditor), await band(auditor).count()]).toEqual([{}, 0]);
  // A step back leads to the day that was left, and one before it to the ledger of that day.
  await page.goBack();
  await band(auditor).waitFor();
  expect(point(auditor)).toEqual(then);
  expect(auditor.faults).toEqual([]);
});

it('steps a day by key, with the knowledge of the day', async () => {
  await auditor.go('/supervision/scoreboard?asOf=2025-06-30&knownBy=2025-06-30');
  await auditor.page.keyboard.press('[');
  await band(auditor).getByText('2025年6月29日').waitFor();
  expect(point(auditor)).toEqual({ asOf: '2025-06-29', knownBy: '2025-06-29' });
  // Today as it was known then, in the years' table as in the verdict.
  await auditor.go('/indicators/dispersion?knownBy=2025-01-10');
  await auditor.page
    .getByRole('region', { name: '历年差异系数' })
    .getByRole('row', { name: /2024-2025 未达到 24 \/ 28/ })
    .waitFor();
  await auditor.go('/system/organizations?asOf=2024-09-01');
  await band(auditor).getByText('按现在掌握的材料').waitFor();
  expect(auditor.faults).toEqual([]);
});

it('an issue’s ladder, its slips and the county’s ladder are those of the day', async () => {
  const { page } = auditor;
  const day = { asOf: '2025-06-08', knownBy: '2025-06-08' };
  await auditor.go(`/supervision?${new URLSearchParams(day)}`);
  await page.locator('.sv-table [data-row]').first().click();
  const ladder = page.locator('.sv-issue');
  await ladder.getByText('下一级：黄单，6月12日').waitFor();
  expect(await ladder.locator('.sv-steps li').count()).toBe(3);
  expect(point(auditor)).toEqual(day);
  expect(await page.getByText('以下内容不随日期回放').innerText()).not.toContain('督办、');
  expect(await violations(page)).toEqual([]);
  const issue = new URL(page.url()).pathname;
  await ladder.getByRole('link', { name: '督办单' }).first().click();
  await page.getByRole('heading', { name: '督办单（蓝单）' }).first().waitFor();
  expect(point(auditor)).toEqual(day);
  const slip = new URL(page.url()).pathname;
  // The day before it went out there was no such paper.
  await auditor.go(`${slip}?asOf=2025-06-04`);
  await page.getByText('那时还没有这项记录').waitFor();
  await auditor.go(issue);
  await ladder.locator('.sv-steps li').nth(5).waitFor();

  await auditor.go(`/supervision?${new URLSearchParams(day)}`);
  await page.getByRole('link', { name: '督办阶梯' }).click();
  await page.getByRole('rowheader', { name: '挂牌督办' }).waitFor();
  expect([point(auditor), await page.getByRole('button', { name: '采用新的督办阶梯' }).count()]).toEqual([day, 0]);
  await page.setViewportSize(sizes.phone);
  for (const path of [issue, slip, '/supervision/ladder']) {
    await auditor.go(`${path}?${new URLSearchParams(day)}`);
    await band(auditor).waitFor();
    expect([path, await auditor.overflow()]).toEqual([path, 0]);
  }
  await page.setViewportSize(sizes.desktop);
  expect(auditor.faults).toEqual([]);
});

/** A day before the visit of 26 November 2024. */
const day = 'asOf=2024-11-22&knownBy=2024-11-22';
const aThematicVisit = async (): Promise<string> => {
  const { items } = await asking(auditor.page.request)<{ items: { inspectionId: string; date: string }[] }>(
    '/api/inspections?kind=thematic',
  );
  return items.find(({ date }) => date === '2024-11-26')!.inspectionId;
};

it('an inspection is as it stood on the day, with nothing to be done', async () => {
  const { page } = auditor;
  const inspectionId = await aThematicVisit();
  await auditor.go(`/inspections/${inspectionId}?${day}`);
  await page.getByText('已答 0 / 4').waitFor();
  await page.locator('.head .tag', { hasText: '已计划' }).waitFor();
  expect([await page.locator('#next-title').count(), await violations(page)]).toEqual([0, []]);
  await page.getByRole('link', { name: '打印督导通知' }).click();
  await band(auditor).waitFor();
  await page.getByText('督导通知〔2024〕1126号').first().waitFor();
  await auditor.go(`/inspections/${inspectionId}/papers/record?${day}`);
  await page.getByText('那时还没有这项记录').waitFor();
  await page.setViewportSize(sizes.phone);
  await auditor.go(`/inspections/${inspectionId}?${day}`);
  await page.getByText('已答 0 / 4').waitFor();
  expect(await auditor.overflow()).toBe(0);
  await page.setViewportSize(sizes.desktop);
  await auditor.go(`/inspections/${inspectionId}`);
  await page.getByText('已答 4 / 4').waitFor();
  expect([await page.locator('#next-title').count(), auditor.faults]).toEqual([1, []]);
});

it('the list of inspections, and the month, are those of the day and lead to its pages', async () => {
  const { page } = auditor;
  const inspectionId = await aThematicVisit();
  const line = page.locator(`a[href^="/inspections/${inspectionId}"]`);
  const row = page.getByRole('row').filter({ has: line });
  await auditor.go('/inspections?kind=thematic');
  await row.getByText('已计划').waitFor({ state: 'detached' });
  expect(await page.getByRole('link', { name: '制定督导计划' }).count()).toBe(1);
  await auditor.go(`/inspections?kind=thematic&${day}`);
  await row.getByText('已计划').waitFor();
  await auditor.picture('inspections-past');
  expect(await page.getByRole('link', { name: '制定督导计划' }).count()).toBe(0);
  expect(await page.getByText('以下内容不随日期回放').innerText()).toContain('到校频次');
  expect(await violations(page)).toEqual([]);
  await page.getByText('月历', { exact: true }).click();
  await page.getByRole('gridcell', { selected: true, name: '2024年11月22日' }).waitFor();
  await page.getByRole('button', { name: '11月22日', exact: true }).waitFor();
  expect(point(auditor)).toEqual(Object.fromEntries(new URLSearchParams(day)));
  await page.setViewportSize(sizes.phone);
  await auditor.go(`/inspections?${day}`);
  await row.getByText('已计划').waitFor();
  await auditor.picture('inspections-past-phone');
  expect(await auditor.overflow()).toBe(0);
  await line.click();
  await page.getByText('已答 0 / 4').waitFor();
  await page.setViewportSize(sizes.desktop);
  expect(auditor.faults).toEqual([]);
});

it('opens the same for others by its address, and not for whom it is not', async () => {
  const window = await stage.open('phone');
  const { page } = window;
  const address = '/indicators?asOf=2025-01-10&knownBy=2025-01-10';
  await window.signIn('zhangwu-auditor', address);
  await page.getByRole('region', { name: '县级结论' }).getByText('24 / 28').waitFor();
  await window.signIn('zhangwu-school01', address);
  await page.getByText('本岗位没有“审计回放”').waitFor();
  expect([await page.getByRole('grid').count(), await page.getByRole('button', { name: /历史日期/ }).count()]).toEqual([
    0, 0,
  ]);
  await page.getByRole('button', { name: '回到今天' }).click();
  await page.getByRole('grid').waitFor();
  expect(window.faults).toEqual([]);
  await window.close();
});

it('reads a moment and an event’s id as the record they are, and says what it cannot read', async () => {
  const { page } = auditor;
  await auditor.go('/indicators?asOf=2025-01-10&knownAt=2025-01-10T23:59:59+08:00');
  await band(auditor).getByText('条记录为止的材料').waitFor();
  await page.getByRole('region', { name: '县级结论' }).getByText('24 / 28').waitFor();
  const { knownAt = '' } = point(auditor);
  expect(Number(knownAt)).toBeGreaterThan(1);
  const ask = asking(page.request);
  const { items } = await ask<{ items: [{ sequence: number }] }>(`/api/audit/trail?before=${knownAt}&limit=1`);
  const { id } = await ask<{ id: string }>(`/api/audit/events/${items[0].sequence}`);
  await auditor.go(`/indicators?asOf=2025-01-10&knownBy=${id}`);
  expect(point(auditor)).toEqual({ asOf: '2025-01-10', knownAt: String(items[0].sequence) });
  await auditor.go('/indicators?asOf=2025-02-30');
  await band(auditor).getByText('“2025-02-30”看不出是哪一天').waitFor();
  await band(auditor).getByRole('button', { name: '回到今天' }).click();
  await band(auditor).waitFor({ state: 'detached' });
  expect(point(auditor)).toEqual({});
  expect(auditor.faults).toEqual([]);
});

it('simulates beside the record, marks each simulated number, also on paper, and keeps nothing', async () => {
  const { page } = auditor;
  await auditor.go('/indicators/what-if');
  await page.getByRole('combobox', { name: '学部' }).selectOption({ label: '第二小学教育集团主校区(第二小学)' });
  await page.getByRole('combobox', { name: '数据' }).selectOption('sportsVenueArea');
  await page.getByLabel('改为', { exact: true }).fill('one');
  await page.getByRole('button', { name: '加入假定' }).press('Enter');
  await page.getByRole('button', { name: '测算' }).press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: '全部去掉' }).click();
  await page.getByRole('button', { name: /按最短补齐清单假定/ }).click();
  await page.getByRole('button', { name: '测算' }).press('Enter');
  const result = page.getByRole('region', { name: /模拟测算$/ });
  await result.getByText('模拟测算，不是评估结果').waitFor();
  const rows = result.getByRole('row');
  expect(await rows.nth(2).innerText()).toMatch(/小学合格[\s\S]*25 \/ 28[\s\S]*28 \/ 28[\s\S]*模拟/);
  expect(await result.locator('tbody .sim').count()).toBe((await rows.count()) - 1);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await result.locator('.sim-water i').first().isVisible()).toBe(true);
  await page.emulateMedia({ media: null });
  // Of another day, the answer of this one is gone; what is assumed stays.
  await page.getByRole('button', { name: '看历史日期' }).press('Enter');
  await page.getByLabel('哪一天的情况').fill('2025-01-10');
  await page.getByRole('button', { name: '看这一天' }).press('Enter');
  await band(auditor).waitFor();
  await page.getByRole('heading', { name: /^已假定 [1-9]/ }).waitFor();
  await auditor.settled();
  expect(await result.count()).toBe(0);
  await auditor.go('/indicators/what-if');
  await page.getByRole('combobox', { name: '学部' }).selectOption({ label: '第二小学教育集团主校区(第二小学)' });
  await page.getByRole('combobox', { name: '数据' }).selectOption('sportsVenueArea');
  await page.getByLabel('改为', { exact: true }).fill('14,120');
  await page.getByRole('button', { name: '加入假定' }).press('Enter');
  await page.getByRole('button', { name: '测算' }).press('Enter');
  await result.getByText('模拟测算，不是评估结果').waitFor();
  await page.reload();
  await page.getByText('还没有假定').waitFor();
  // By another standard than the one adopted it is said so, with the way back.
  await auditor.go('/indicators?standard=basic-2012');
  await page.getByText('重新评判').first().waitFor();
  await page.getByRole('button', { name: '改看当时的评判' }).click();
  await page.getByText('重新评判').first().waitFor({ state: 'detached' });
  expect(auditor.faults).toEqual([]);
});

it('issues a report of a past day, makes it the same again, and leads whoever holds the paper to the page that verifies it', async () => {
  const { page } = auditor;
  await auditor.go('/reports');
  await page.getByLabel('基准日期').fill('2025-01-10');
  await page.getByLabel('截至第几条记录').fill('soon');
  await page.getByText('请填记录的编号').waitFor();
  await page.getByLabel('截至第几条记录').fill('');
  await page.getByRole('button', { name: '出具报告' }).press('Enter');
  const paper = page.getByRole('article');
  await paper.getByRole('heading', { name: '彰武县义务教育优质均衡发展达标与差异系数报告' }).waitFor();
  await paper.getByText('小学：28 个学部参评，24 个合格').waitFor();
  await page.getByRole('button', { name: '核对' }).press('Enter');
  await page.getByText('✓ 一致').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(sizes.phone);
  expect(await auditor.overflow()).toBe(0);
  await page.setViewportSize(sizes.desktop);
  await page.emulateMedia({ media: 'print' });
  await paper.getByRole('img', { name: '核验本报告的二维码' }).waitFor();
  expect(await page.getByRole('button', { name: '核对' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
  await page.getByRole('link', { name: '报告核验' }).click();
  await page.getByText('✓ 真实').waitFor();
  await auditor.go('/reports');
  await page.getByRole('row', { name: /2024-2025 学年第 1 号/ }).waitFor();
  expect(auditor.faults).toEqual([]);
});

it('lists what a report contradicts itself and the record in, beside its text with every place marked', async () => {
  const { page } = auditor;
  await auditor.go('/reports/check');
  await page.getByText('能看懂哪些句子').click();
  await page.getByText('总数与“其中”各项之和').waitFor();
  await page.getByRole('button', { name: '粘贴全文' }).press('Enter');
  await page.getByLabel('报告全文').fill(readFileSync('test/fixtures/report-checks/zhangwu-2024.txt', 'utf8'));
  await page.getByLabel('与区县记录对照').selectOption({ label: '彰武县' });
  const check = page.getByRole('button', { name: '核对', exact: true });
  await check.press('Enter');
  const found = page.getByRole('region', { name: '发现的问题' });
  await found.waitFor();
  expect(await found.getByRole('listitem').count()).toBe(4);
  await found.getByRole('button', { name: /第 9 行第 13 字.*“32所”/ }).press('Enter');
  const text = page.getByRole('region', { name: '报告原文' });
  expect(await text.locator('mark.on').allInnerTexts()).toEqual(['32所']);
  expect(await text.locator('.beside').allInnerTexts()).toEqual(['24所', '2所', '4所', '1所']);
  // The county has put one school's equipment right since.
  await page.getByRole('row', { name: /小学 L6 达标单位数 26所 27/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(sizes.phone);
  expect(await auditor.overflow()).toBe(0);
  await page.setViewportSize(sizes.desktop);
  // What is no report is refused with what to do.
  await page.getByRole('button', { name: '上传文件' }).press('Enter');
  await page
    .locator('#report-file')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('%PDF-1.7') });
  await check.press('Enter');
  await page.getByText('这个文件是 PDF').waitFor();
  expect(auditor.faults.filter((fault) => !fault.includes('422'))).toEqual([]);
});
