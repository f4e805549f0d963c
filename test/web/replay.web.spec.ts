import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebStage, type WebWindow } from '@test/web-stage';
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

const band = ({ page }: WebWindow) => page.getByRole('region', { name: '历史视图' });

it('plays the year month by month, stopping where it is told to, with what changed in words and frames', async () => {
  const { page } = auditor;
  await auditor.go('/audit/play?month=2025-02-28');
  const caption = page.getByRole('heading', { level: 2 });
  await caption.getByText('2025年2月28日：未达到，小学合格 24 / 28').waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('ArrowRight');
  await caption.getByText('2025年3月31日：未达到，小学合格 25 / 28').waitFor();
  expect(await page.locator('.play-said li').allInnerTexts()).toEqual([
    expect.stringMatching(/L4[\s\S]*郊区小学[\s\S]*3\.65 不达标[\s\S]*4\.00 达85%/),
    expect.stringMatching(/L6[\s\S]*郊区小学[\s\S]*1,600\.00 不达标[\s\S]*2,040\.68 临界/),
  ]);
  expect(await page.locator('td.ch').count()).toBe(2);
  await page.getByRole('gridcell', { name: 'L4 4.00 达85% 有变化' }).waitFor();
  expect(new URL(page.url()).searchParams.get('month')).toBe('2025-03-31');
  await page.locator('h1').click();
  await page.keyboard.press('Home');
  await page.getByText('从这里开始。').waitFor();
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: '暂停' }).waitFor();
  await page.getByText('从这里开始。').waitFor({ state: 'detached' });
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: '播放' }).waitFor();
  // Who asked for less motion steps by hand.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByText('减少动态效果').waitFor();
  expect(await page.getByRole('button', { name: '播放' }).count()).toBe(0);
  await page.emulateMedia({ reducedMotion: null });
  // Months before the first record are there, and empty.
  await auditor.go('/audit/play?year=2023-2024&month=2023-09-30');
  await caption.getByText('2023年9月30日：那时还没有记录').waitFor();
  expect(await page.getByRole('grid').count()).toBe(0);
  expect(auditor.faults).toEqual([]);
});

it('goes from a record to the next of its matter, to what it changed and back, and proves it in the list', async () => {
  const { page } = auditor;
  await auditor.go('/audit?type=rectification.issue-closed');
  const row = page.locator('.trail tbody tr').first();
  await row.getByRole('button', { name: /^验真/ }).press('Enter');
  await row.getByText('✓ 已验').waitFor();
  await row.getByRole('link').first().click();
  const around = page.getByRole('region', { name: '前后与所改' });
  await around.getByRole('button', { name: '上一条' }).first().click();
  await page.getByRole('heading', { level: 2, name: '现场复核' }).waitFor();
  await around.getByRole('button', { name: '下一条' }).first().click();
  await page.getByRole('heading', { level: 2, name: '准予销号' }).waitFor();
  const record = page.url();
  await around.getByRole('link', { name: '看所改的事项' }).click();
  await page.locator('[aria-labelledby=timeline] li').first().waitFor();
  await page.locator('[aria-labelledby=timeline] li', { hasText: '准予销号' }).first().getByRole('link').click();
  await page.waitForURL(record);
  await around.getByRole('link', { name: '看这条记录之前的县情' }).click();
  await band(auditor).getByText('条记录为止的材料').waitFor();
  expect(auditor.faults).toEqual([]);
});

it('tells what changed from the chosen day, why, and by which record', async () => {
  const { page } = auditor;
  await auditor.go('/audit/replay');
  await page.getByRole('button', { name: /从本学年开始前/ }).waitFor();
  await auditor.go('/audit/replay?asOf=2025-01-10&knownBy=2025-01-10');
  await page.getByRole('region', { name: '那天的结论' }).getByText('24 / 28').waitFor();
  const list = page.getByRole('region', { name: '到 2025年7月10日 变了什么' });
  const change = list
    .getByRole('listitem')
    .filter({ hasText: /郊区小学[\s\S]*教学及辅助用房/ })
    .filter({ hasText: 'L4' });
  await change.first().waitFor();
  await page.getByRole('gridcell', { name: 'L4 3.65 不达标 后来变了' }).waitFor();
  // One act put several figures otherwise: it is told in the first line, and the others lead there.
  await change
    .first()
    .getByRole('link', { name: /^上述同一事项/ })
    .click();
  await page.waitForFunction(() => document.activeElement?.id.startsWith('act-'));
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/更正.*记录号/);
  await change.first().locator('.df-records').getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: /更正/ }).waitFor();
  expect(auditor.faults).toEqual([]);
});

it('compares one issue, or one school, with how it was on a day', async () => {
  const { page } = auditor;
  const ask = asking(page.request);
  const { items: issues } = await ask<{ items: [{ issueId: string }] }>('/api/issues?status=closed&limit=1');
  await auditor.go(`/issues/${issues[0].issueId}?asOf=2025-01-31&knownBy=2025-01-31`);
  await page.getByRole('link', { name: '与某日比较' }).click();
  const list = page.getByRole('region', { name: '2025年1月31日 到 2025年7月10日 变了什么' });
  await list.getByText('已销号', { exact: true }).waitFor();
  await list.getByRole('listitem').filter({ hasText: '销号日期' }).getByRole('link').first().waitFor();
  await page.getByLabel('到', { exact: true }).fill('2025-02-01');
  await page.getByText('没有变化。').waitFor();
  const search = encodeURIComponent('郊区小学');
  const { items: units } = await ask<{ items: [{ unitId: string }] }>(
    `/api/organizations/units?kind=school&limit=1&search=${search}`,
  );
  await auditor.go(`/indicators/units/${units[0].unitId}/difference?from=2025-01-10`);
  await page.getByRole('listitem').filter({ hasText: /^L6/ }).getByText('变好').waitFor();
  expect(auditor.faults).toEqual([]);
});
