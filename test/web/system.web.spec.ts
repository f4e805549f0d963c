import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { temporaryDirectory } from '@test/temporary';
import { violations } from '@test/web-axe';
import { WebStage, type WebWindow } from '@test/web-stage';

let stage: WebStage;
let keeper: WebWindow;
beforeAll(async () => {
  stage = await WebStage.start();
  keeper = await stage.open();
}, 120_000);
afterAll(async () => {
  await keeper.close();
  await stage.close();
});

/** The built server on nothing at all, with the address and the code that its console shows. */
const firstRun = (data: string): Promise<Readonly<{ server: ChildProcess; base: string; code: string }>> => {
  const server = spawn(process.execPath, ['dist/apps/cli/src/main.js', '--data', data, 'serve'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [, base, code] = /(http:\/\/[\w.:[\]]+) 完成初始设置，安装码 ([\w-]+)/.exec(printed) ?? [];
      if (base !== undefined && code !== undefined) resolve({ server, base, code });
    });
    server.once('exit', (status) => reject(new Error(`the server ended with ${status}`)));
  });
};

it('is set up in the browser with the code of the console, and leads to the list of schools', async () => {
  const { directory, remove } = temporaryDirectory();
  const { server, base, code } = await firstRun(directory);
  const window = await stage.open('phone');
  const { page } = window;
  try {
    await page.goto(`${base}/`);
    await page.waitForURL(/\/setup$/);
    await page.getByLabel('安装码').fill('WRON-GCOD-E222');
    await page.getByLabel('区县名称').fill('临河县');
    await page.getByLabel('姓名').fill('周敏');
    await page.getByLabel('用户名').fill('zhou.min');
    await page.getByLabel('密码', { exact: true }).fill('三只羊在河边慢慢饮水');
    await page.getByLabel('再写一遍密码').fill('三只羊在河边慢慢喝水');
    expect(await page.getByRole('button', { name: '完成设置并登录' }).isDisabled()).toBe(true);
    await page.getByLabel('密码', { exact: true }).fill('三只羊在河边慢慢喝水');
    await page.getByRole('button', { name: '完成设置并登录' }).click();
    await page.getByRole('alert').filter({ hasText: '安装码不正确' }).waitFor();
    // What was typed is still there: only the code is written anew.
    await page.getByLabel('安装码').fill(code);
    await page.getByLabel('密码', { exact: true }).fill('三只羊在河边慢慢喝水');
    await page.getByRole('button', { name: '完成设置并登录' }).click();
    await page.waitForURL(/\/system\/organizations\/import$/);
    const answer = await page.request.get(`${base}/api/organizations/schools/template`);
    expect(answer.status()).toBe(200);
    const file = { name: '学校名单.xlsx', mimeType: 'application/octet-stream', buffer: await answer.body() };
    await page.locator('#file').setInputFiles(file);
    await page.getByRole('heading', { name: '核对结果' }).or(page.getByRole('alert')).first().waitFor();
    expect(await window.overflow()).toBe(0);
    // Set up once: now people sign in.
    await page.goto(`${base}/setup`);
    await page.getByText('本系统已设置完成').waitFor();
    expect(window.faults).toEqual([]);
  } finally {
    await window.close();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    remove();
  }
});

it('opens an account with a password shown once, and grants it a role', async () => {
  await keeper.signIn('zhangwu-admin', '/system/accounts/new');
  const { page } = keeper;
  await page.getByRole('combobox', { name: '单位' }).selectOption({ label: '彰武县 · 区县' });
  await page.getByLabel('姓名').fill('新督学');
  await page.getByLabel('用户名').fill('new.inspector');
  await page.getByRole('button', { name: '开通账号' }).click();
  await page.getByText('只在这里显示一次').waitFor();
  expect(await page.locator('.copy-once').textContent()).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
  await page.getByRole('link', { name: '看账号' }).click();
  await page.getByText('还没有岗位').waitFor();
  await page.getByRole('combobox', { name: '岗位' }).selectOption('inspector');
  await page.getByLabel('结束日期').fill('2026-07-31');
  await page.getByRole('button', { name: '授予岗位' }).click();
  await page.locator('.account-grants').getByText('2026年7月31日').waitFor();
  await page.getByRole('button', { name: /^撤销岗位：督学/ }).waitFor();
  // Of a day before nothing is held yet, and nothing can be done.
  const address = new URL(page.url()).pathname;
  await keeper.go(`${address}?asOf=2024-09-01`);
  await page.getByText('2024年9月1日还没有开通。').waitFor();
  expect(await page.getByRole('button', { name: /撤销岗位|授予岗位|停用账号/ }).count()).toBe(0);
  expect(await keeper.overflow()).toBe(0);
  expect(keeper.faults).toEqual([]);
});

it('renames a school from a day on, found in the tree by keyboard', async () => {
  const { page } = keeper;
  await keeper.go('/system/organizations?q=四堡子');
  const tree = page.getByRole('tree');
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '四堡子九年制学校' }).waitFor();
  await page.getByRole('button', { name: '更名' }).click();
  await page.getByLabel('新名称').fill('四堡子学校');
  await page.getByLabel('生效日期').fill('2025-07-01');
  await page.getByRole('button', { name: '确认更名' }).click();
  await page.getByRole('heading', { level: 1, name: '四堡子学校' }).waitFor();
  await page.getByText('✓ 已办：更名。').waitFor();
  const history = page.getByRole('table').filter({ hasText: '四堡子九年制学校' });
  expect(await history.getByRole('row').count()).toBe(3);
  // The tree of an earlier day calls it as it was called then.
  await keeper.go('/system/organizations?q=四堡子&asOf=2025-06-30');
  await page
    .getByRole('treeitem', { name: /四堡子九年制学校/ })
    .first()
    .waitFor();
  expect(keeper.faults).toEqual([]);
});

it('merges a school into another: who went on is told, and what stood under it ends with it', async () => {
  const { page } = keeper;
  await keeper.go('/system/organizations?q=四堡子');
  await page.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '四堡子' }).waitFor();
  await page.getByRole('button', { name: '并入' }).click();
  await page.getByRole('searchbox').last().fill('第三初级');
  await page.locator('#into option', { hasText: '第三初级中学 · 学校' }).waitFor({ state: 'attached' });
  await page.locator('#into').selectOption({ label: '第三初级中学 · 学校' });
  await page.getByRole('button', { name: '确认并入' }).press('Enter');
  // Focus stays with what was said, not with a form that is gone.
  await page.locator('[role=status]:focus').filter({ hasText: '已办：并入。' }).waitFor();
  await page.getByText('2025年7月10日起已并入。').waitFor();
  await page.getByRole('list', { name: '接续的单位' }).getByRole('link', { name: '第三初级中学' }).waitFor();
  expect(await page.getByRole('button', { name: '撤销' }).count()).toBe(0);
  await page
    .getByRole('region', { name: /^下属单位/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByText('随上级单位不再参评：').waitFor();
  expect(await page.getByRole('button', { name: '撤销' }).count()).toBe(0);
  expect(keeper.faults).toEqual([]);
});

it('registers a district and puts schools into it from a day on; what is refused stays chosen', async () => {
  const { page } = keeper;
  await keeper.go('/system/organizations/office');
  await page.getByRole('combobox', { name: '上级单位' }).selectOption({ label: '彰武县 · 区县' });
  await page.getByLabel('名称', { exact: true }).fill('城关学区');
  await page.getByLabel('生效日期').fill('2025-07-01');
  await page.getByRole('button', { name: '登记学区' }).click();
  await page.getByRole('heading', { level: 1, name: '城关学区' }).waitFor();
  await page.getByLabel('九年一贯制学校02').check();
  await page.getByLabel('九年一贯制学校03').check();
  await page.getByLabel('生效日期').fill('2025-06-30');
  await page.getByRole('button', { name: '划入 2 所学校' }).click();
  await page.getByRole('alert').filter({ hasText: '2025年7月1日' }).waitFor();
  await page.getByLabel('生效日期').fill('2025-07-02');
  await page.getByRole('button', { name: '划入 2 所学校' }).click();
  await page.getByText('已划入 2 所学校').waitFor();
  await page.getByRole('link', { name: '九年一贯制学校03' }).waitFor();
  expect(await page.getByLabel('九年一贯制学校03').count()).toBe(0);
  // The story has no district of its own: this page is looked at here.
  expect(await violations(page)).toEqual([]);
  expect(keeper.faults).toEqual([]);
});

it('makes an access token that is shown once, and takes it back', async () => {
  const { page } = keeper;
  await keeper.go('/me');
  await page.getByLabel('用途').fill('县统计平台接口');
  await page.getByRole('button', { name: '建立令牌' }).click();
  await page.getByText('只在这里显示一次').waitFor();
  const token = await page.locator('.copy-once').textContent();
  const asked = { headers: { authorization: `Bearer ${token}` } };
  expect((await page.request.get('/api/session', asked)).status()).toBe(200);
  await keeper.go('/me');
  await page
    .getByText(/最近使用/)
    .last()
    .waitFor();
  expect(await page.locator('.copy-once').count()).toBe(0);
  await page.getByRole('button', { name: '撤销访问令牌：县统计平台接口' }).click();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await page.getByText('没有访问令牌').waitFor();
  expect((await page.request.get('/api/session', asked)).status()).toBe(401);
  expect(keeper.faults).toEqual([]);
});

it('makes a backup and lists it with its check; a county’s own administrator is offered neither that nor the machine’s state', async () => {
  const { page } = keeper;
  await keeper.signIn('zhangwu-admin', '/system/accounts');
  await page.getByRole('link', { name: '通知渠道' }).waitFor();
  for (const name of ['运行', '备份']) expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
  await keeper.signIn('system-admin', '/system/health');
  await page.getByRole('button', { name: '重建查询库' }).waitFor();
  await page.getByRole('link', { name: '备份' }).click();
  await page.getByRole('button', { name: '现在备份' }).click();
  await page.getByText('备份完成').waitFor();
  await page.getByRole('table').getByText('✓ 逐条相符').waitFor();
  expect(keeper.faults).toEqual([]);
});
