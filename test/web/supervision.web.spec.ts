import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebStage, type Size, type WebWindow } from '@test/web-stage';
import { fillIn, numberIn, noticed } from '@test/web-supervision';

/** 督办 as its people click through it: the office urges, the school answers on a phone, the office accepts. */
let stage: WebStage;
let director: WebWindow;
const windows: WebWindow[] = [];
const enter = async (username: string, path: string, size: Size = 'desktop'): Promise<WebWindow> => {
  const window = await stage.open(size);
  windows.push(window);
  return window.signIn(username, path);
};
beforeAll(async () => {
  stage = await WebStage.start();
  director = await enter('zhangwu-director', '/supervision');
}, 120_000);
afterAll(async () => {
  for (const window of windows) await window.close();
  await stage.close();
});

it('the office urges, the school answers on its phone, the office accepts', async () => {
  const { page } = director;
  for (const said of ['暂缓至 8月31日', '长期整改，9月15日阶段复核']) await page.getByText(said).waitFor();
  await page.getByRole('button', { name: /^逾期超 30 天/ }).click();
  await page.waitForURL(/lateness=over30/);
  await page.locator('.sv-table [data-row]').first().click();
  const ladder = page.locator('.sv-issue');
  const before = numberIn(await ladder.locator('.hd').innerText());
  await fillIn(page, '催办', { 催办事项: '请于本周报开标时间' });
  await ladder.getByText(`已催 ${before + 1} 次`).waitFor();
  expect(await ladder.locator('.sv-steps li').first().innerText()).toContain('请于本周报开标时间');

  const head = await enter('zhangwu-head29', '/inbox', 'phone');
  const hand = head.page;
  const unread = numberIn(await hand.locator('.head').innerText());
  const told = noticed(hand, '督导室催办');
  expect(await told.locator('.mark').textContent()).toBe('新');
  await told.getByRole('button', { name: '标为已读' }).click();
  await hand.getByText(`${unread - 1} 条未读`).waitFor();
  expect(await told.getByRole('button').count()).toBe(0);
  expect(await head.overflow()).toBe(0);
  await told.getByRole('link').click();
  await fillIn(hand, '答复督办单', { 答复内容: '已开标，8 月中旬完工', 预计完成: '2025-08-15' });
  await hand.getByText(/已开标，8 月中旬完工（预计 8月15日 完成）/).waitFor();
  expect(await head.overflow()).toBe(0);

  // What the school did is told here, and shown when asked for.
  await page.getByRole('button', { name: '显示' }).click();
  await ladder.getByText(/已开标，8 月中旬完工/).waitFor();
  await fillIn(page, '采纳答复', { 暂缓升级至: '2025-08-10' });
  await ladder.getByText(/采纳，8月10日前不再升级/).waitFor();
  await director.go('/supervision');
  await page.getByRole('button', { name: /^待审阅答复 0$/ }).waitFor();
  // As it was before anybody was ordered anything: neither counts nor lines.
  await director.go('/supervision?asOf=2024-11-01&knownBy=2024-11-01');
  await page.getByRole('region', { name: '历史视图' }).waitFor();
  await page.getByText('没有这样的问题。').waitFor();
  // The school may look at the list's past, but not at an issue's: its links lead to the issue as it is.
  const school = await enter('zhangwu-head29', '/supervision?asOf=2025-07-05');
  await school.page.getByRole('region', { name: '历史视图' }).waitFor();
  await school.page.getByText('要看当时的步骤').first().waitFor();
  await school.page.locator('.sv-table [data-row]').first().click();
  await school.page.waitForURL(/\/issues\/[0-9a-f-]{36}$/);
  await school.page.getByRole('heading', { level: 1 }).waitFor();
});

it('an extension that the school asks for moves the day, and the page says why', async () => {
  const head = await enter('zhangwu-head30', '/issues');
  await head.page.locator('tbody a').first().click();
  await head.page.waitForURL(/\/issues\/[0-9a-f-]{36}$/);
  await fillIn(head.page, '申请延期', {
    申请延至: '2025-12-31',
    理由: '教师招聘公告推迟',
    目前进展: '岗位已核定',
    预计完成: '2025-12-20',
  });
  const { page } = director;
  await page.goto(head.page.url());
  await fillIn(page, '准予延期', { 准予延至: '2025-11-30' });
  const due = page.locator('section[aria-labelledby=due-card]');
  await due.getByText(/2025年11月30日/).waitFor();
  await due.getByText('为什么是这一天').click();
  const why = await due.locator('dl').first().innerText();
  for (const said of ['准予延期，2025年7月10日', '1 次', '延长 61 天', '2025年9月30日 交办'])
    expect(why).toContain(said);
});

it('several are reminded in one call; who was reminded today is refused by name', async () => {
  const { page } = director;
  await director.go('/issues');
  for (const box of await page.locator('tbody .rc-tick input').all()) await box.check();
  const open = page.getByRole('button', { name: /^催办（\d+ 条）$/ });
  const many = numberIn(await open.innerText());
  await open.click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: /^催办/ }).click();
  await form.getByText(`已办 ${many - 1} 条。`).waitFor();
  const refused = await form.getByRole('alert').innerText();
  expect(refused).toContain('1 条没有办成');
  expect(refused).toMatch(/第二初级中学[^]*一天只催一次/);
  await form.getByRole('button', { name: '关闭' }).click();
});

it('one finding of two schools has one plan; the page says whom it did not reach, a school sees the matter alone', async () => {
  const { page } = director;
  await director.go('/issues/common/new');
  for (const school of ['第二初级中学', '第三初级中学'])
    await page.getByLabel('涉及单位').selectOption({ label: school });
  await page.locator('#common-problem').fill('消防通道堆放杂物');
  await page.locator('#common-clause').fill('高层建筑消防安全管理规定');
  await page.getByRole('button', { name: '登记共性问题' }).click();
  await page.waitForURL(/\/issues\/common\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: '全部 2' }).waitFor();
  await page.getByRole('button', { name: '下达统一整改方案' }).click();
  const form = page.getByRole('dialog');
  await form.locator('#common-goal').fill('通道全部清空');
  await form.locator('#common-measures').fill('逐校清理，划线禁放');
  await form.locator('#common-steps').fill('清理完毕');
  await form.locator('.rc-step input[type=date]').fill('2025-08-01');
  await form.getByRole('button', { name: '下达统一整改方案' }).click();
  await page.getByText('方案已下达').waitFor();
  await page.getByRole('button', { name: '未执行最新方案 2' }).click();
  await page.waitForURL(/show=leftAlone/);
  expect(await page.locator('.cm-table tbody tr').count()).toBe(2);
  await page.getByText('尚未交办，签收后执行').first().waitFor();

  await director.go('/issues/common');
  await page.getByRole('link', { name: '实验室危险化学品未做到双人双锁' }).click();
  await page.getByText('统一方案有步骤晚于本单位整改期限').waitFor();
  const hand = windows[1]!;
  await hand.go('/issues');
  await hand.page.getByRole('link', { name: '消防通道堆放杂物' }).click();
  const line = hand.page.locator('.cm-line');
  await line.getByText('统一整改方案第 1 版').click();
  await line.getByText('逐校清理，划线禁放').waitFor();
  expect(await line.getByRole('link').count()).toBe(0);
  expect(await hand.page.locator('main').innerText()).not.toContain('第三初级中学');
  expect(await hand.overflow()).toBe(0);
});

it('a number of the scoreboard opens a list of exactly as many', async () => {
  const { page } = director;
  await director.go('/supervision/scoreboard?from=2000-01-01');
  const number = page.locator('.sc-total').getByRole('link', { name: /在办 \d+ 件/ });
  const many = Number(await number.innerText());
  await number.click();
  await page.locator('.sc-lines').waitFor();
  expect(many).toBeGreaterThan(1);
  expect(await page.locator('.sc-lines tbody tr').count()).toBe(many);
});

it('a county says its own number; nonsense is refused by name', async () => {
  const { page } = director;
  await director.go('/system/deadlines');
  await page.getByRole('button', { name: '规定本县时限' }).click();
  await page.locator('#own-step').selectOption({ label: '提交整改方案' });
  await page.getByLabel('天数（月数）').fill('0');
  await page.locator('#basis').fill('彰教督发〔2025〕3号');
  const save = page.getByRole('button', { name: '保存规定' });
  await save.click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/天数/);
  await page.getByLabel('天数（月数）').fill('12');
  await save.click();
  await page.locator('.dl-table tr', { hasText: '12 个工作日内' }).waitFor();
  expect(await page.locator('.dl-table tr', { hasText: '12 个工作日内' }).innerText()).toContain('彰教督发〔2025〕3号');
  for (const window of windows) expect(window.faults).toEqual([]);
});
