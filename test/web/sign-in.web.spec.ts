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

it('leads nowhere else after signing in', async () => {
  const window = await stage.open();
  await window.signIn('zhangwu-director', '//evil.example/');
  expect(new URL(window.page.url()).pathname).toBe('/');
  await window.close();
});
