import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebStage, type WebWindow } from '@test/web-stage';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(() => stage.close());

/** Label of the cell that has focus. */
const focused = ({ page }: WebWindow): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
const search = ({ page }: WebWindow): URLSearchParams => new URL(page.url()).searchParams;

it('answers at a glance, explains by keyboard, and gives the cell its focus back', async () => {
  const window = await stage.open();
  const { page } = window;
  await window.signIn('zhangwu-director', '/indicators');
  await page.getByRole('grid').waitFor();
  expect(await page.getByRole('region', { name: '县级结论' }).innerText()).toMatch(
    /未达到[\s\S]*25 \/ 28[\s\S]*23 \/ 26/,
  );
  const tenth = page.locator('.mx tbody tr').nth(10);
  expect((await tenth.boundingBox())!.y).toBeLessThan(768);

  // The grid is one stop of the Tab key; from there the arrows reach every cell.
  await page.locator('.mx [tabindex="0"]').focus();
  for (let right = 0; right < 6; right += 1) await page.keyboard.press('ArrowRight');
  for (let down = 0; down < 60 && (await focused(window)) !== 'L4 3.78 不达标'; down += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await focused(window)).toBe('L5 5.85 不达标');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: '这个数怎么来的' });
  await drawer.getByText('到达标值').waitFor();
  expect(await drawer.innerText()).toMatch(/5\.85[\s\S]*÷ 1978 = 5\.85[\s\S]*体育运动场馆[\s\S]*记录号/);
  expect(search(window).get('explain')).toMatch(/\.L5$/);
  await page.reload();
  await drawer.getByText('到达标值').waitFor();
  await drawer.getByRole('button', { name: '关闭' }).press('Enter');
  await drawer.waitFor({ state: 'detached' });
  expect(search(window).get('explain')).toBeNull();
  await page.locator('[aria-label="L5 5.85 不达标"]:focus').waitFor();
  expect(await window.overflow()).toBe(0);
  expect(window.faults).toEqual([]);
  await window.close();
});

it('filters in the URL, and comes back as it was left', async () => {
  const window = await stage.open();
  const { page } = window;
  await window.signIn('zhangwu-director', '/indicators');
  await page.getByRole('button', { name: '初中', exact: true }).click();
  await page.getByLabel('状态').selectOption({ label: '不合格学部' });
  await page.getByText('显示 3 个学部，共 54 个').waitFor();
  expect([...search(window)]).toEqual([
    ['stage', 'junior'],
    ['state', 'unqualified'],
  ]);
  await page.reload();
  await page.getByText('显示 3 个学部，共 54 个').waitFor();
  expect(await page.locator('.mx-section th').allInnerTexts()).toEqual([
    '第二初级中学',
    '第三初级中学',
    '四堡子九年制学校初中部',
  ]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('均衡监测_彰武县_2024-2025.csv');
  await window.close();
});

it('shows symbols on a phone, and the number from below', async () => {
  const window = await stage.open('phone');
  const { page } = window;
  await window.signIn('zhangwu-director', '/indicators');
  const cell = page.getByRole('gridcell', { name: 'L4 3.78 不达标' });
  expect(await cell.innerText()).toBe('✗');
  await cell.tap();
  const sheet = page.getByRole('dialog', { name: '这个数怎么来的' });
  await sheet.getByText('到达标值').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.locator('[aria-label="L4 3.78 不达标"]:focus').waitFor();
  expect(await window.overflow()).toBe(0);
  expect(window.faults).toEqual([]);
  await window.close();
});

it('shows a school its own rows and nothing of others', async () => {
  const window = await stage.open();
  const { page } = window;
  await window.signIn('zhangwu-head01', '/indicators');
  await page.getByRole('grid').waitFor();
  expect(await page.locator('.mx-section th').allInnerTexts()).toEqual(['实验小学教育集团主校区(实验小学)']);
  expect(window.faults).toEqual([]);
  await window.close();
});

it('records what is judged of the county, and corrects it only with a reason', async () => {
  const window = await stage.open();
  const { page } = window;
  await window.signIn('zhangwu-director', '/indicators/checklist');
  const row = page.getByRole('row', { name: /^C9/ });
  await row.getByRole('button', { name: '登记' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('说明').fill('监测报告已收到');
  await dialog.getByRole('button', { name: '登记认定' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row.getByText('监测报告已收到').waitFor();
  await row.getByRole('button', { name: '更正' }).click();
  await dialog.getByRole('button', { name: '登记认定' }).click();
  await dialog.getByText('请填写。').waitFor();
  await page.keyboard.press('Escape');
  await window.go('/indicators/dispersion');
  await page.locator('canvas').first().waitFor();
  await page.getByRole('row', { name: /第三初级中学.*低于平均.*32.2%/ }).waitFor();
  expect(await window.overflow()).toBe(0);
  expect(window.faults).toEqual([]);
  await window.close();
});

it('takes what was verified on site, and opens an issue from the difference', async () => {
  const window = await stage.open();
  const { page } = window;
  await window.signIn('zhangwu-inspector1', '/indicators');
  await page.getByRole('gridcell', { name: 'L5 5.85 不达标' }).click();
  const drawer = page.getByRole('complementary', { name: '这个数怎么来的' });
  await drawer.getByRole('button', { name: '登记现场核实' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('数值').fill('9000');
  await dialog.getByLabel(/核实方法/).fill('实地测量');
  await dialog.getByRole('button', { name: '登记现场核实' }).click();
  await dialog.getByText('须附佐证材料').waitFor();
  const proof = { name: '测绘.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 测绘') };
  await dialog.getByLabel('佐证材料').setInputFiles(proof);
  await dialog.getByText('已附 1 件').waitFor();
  await dialog.getByRole('button', { name: '登记现场核实' }).click();
  await dialog.waitFor({ state: 'detached' });
  await drawer.getByText('不一致').first().waitFor();
  await drawer.getByRole('button', { name: '就此立项整改' }).first().click();
  await dialog.getByRole('button', { name: '就此立项整改' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(window.faults).toEqual([]);
  await window.close();
});
