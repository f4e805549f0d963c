import type { CDPSession } from 'playwright-core';
import type { Desk } from './desk.js';

const heap = async (devtools: CDPSession): Promise<number> => {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1024 / 1024;
};

/** What stays in memory of two hundred changes of page, after twenty that fill what is kept on purpose. */
export const memory = async (desk: Desk) => {
  const page = await desk.window();
  await page.goto('/');
  await page.locator('.todo-list').waitFor();
  const devtools = await page.context().newCDPSession(page);
  const places = ['/issues', '/indicators', '/inspections', '/submissions', '/'];
  const walk = async (changes: number) => {
    for (let change = 0; change < changes; change += 1) {
      await page.evaluate(`document.querySelector('nav a[href="${places[change % places.length]}"]').click()`);
      await page.locator('#main h1').waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    }
  };
  await walk(20);
  const before = await heap(devtools);
  await walk(200);
  const after = await heap(devtools);
  await page.context().close();
  return {
    name: 'page-memory-200',
    unit: 'MiB more',
    value: after - before,
    limit: null,
    ratio: null,
    more: { before, after },
  };
};
