import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demoPassword, WebStage, type Size } from '@test/web-stage';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(() => stage.close());

it.each<Size>(['desktop', 'phone'])('signs in and out by keyboard alone, on a %s', async (size) => {
  const window = await stage.open(size);
  const { page } = window;
  await page.goto('/issues?status=open');
  await page.waitForURL(/\/sign-in\?to=/);
  await page.keyboard.type('zhangwu-director');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${demoPassword}x`);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '用户名或密码不正确' }).waitFor();
  await page.locator('#password').focus();
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname === '/issues');
  expect(page.url()).toMatch(/\?status=open$/);
  await window.go('/me');
  await page.getByRole('button', { name: '退出登录' }).last().click();
  await page.waitForURL(/\/sign-in/);
  expect(await window.overflow()).toBe(0);
  expect(window.faults).toEqual([]);
  await window.close();
});

/** Issues a report of the demo's county; answers its short code and its digest. */
const issued = async (): Promise<{ code: string; digest: string }> => {
  const window = await stage.open();
  await window.signIn('zhangwu-director', '/');
  const { request } = window.page;
  const { counties } = (await (await request.get('/api/session')).json()) as { counties: [{ unitId: string }] };
  const data = { kind: 'standing', dataYear: '2024-2025' };
  const headers = { 'x-requested-with': 'spec' };
  const answer = await request.post(`/api/counties/${counties[0].unitId}/reports`, { data, headers });
  const { id } = (await answer.json()) as { id: string };
  const report = (await (await request.get(`/api/reports/${id}`)).json()) as { code: string; digest: string };
  await window.close();
  return report;
};

it('tells whoever holds a paper whether it is ours, without signing in', async () => {
  const { code, digest } = await issued();
  for (const size of ['desktop', 'phone'] as const) {
    const window = await stage.open(size);
    const { page } = window;
    // As the square code leads there.
    await page.goto(`/verify/${code}`);
    await page.getByRole('status').filter({ hasText: '真实' }).filter({ hasText: digest }).waitFor();
    expect(await page.getByText('彰武县').count()).toBe(1);
    await page.getByLabel('数据指纹').fill('0'.repeat(64));
    await page.getByRole('button', { name: '核验报告' }).click();
    await page.getByRole('status').filter({ hasText: '不符' }).waitFor();
    await page.goto('/verify');
    await page.getByLabel('短码').fill('0000-0000-0000-00000');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '未知' }).waitFor();
    expect(await window.overflow()).toBe(0);
    expect(window.faults).toEqual([]);
    await window.close();
  }
});

it('leads nowhere else after signing in', async () => {
  const window = await stage.open();
  await window.signIn('zhangwu-director', '//evil.example/');
  expect(new URL(window.page.url()).pathname).toBe('/');
  await window.close();
});
