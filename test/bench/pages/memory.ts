import type { CDPSession } from 'playwright-core';
import type { Desk } from './desk.js';

/** What a page holds: MiB of its heap, elements and listeners of its document. */
const held = async (devtools: CDPSession) => {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize') / 1024 / 1024, nodes: of('Nodes'), listeners: of('JSEventListeners') };
};

/** What stays in memory of two hundred changes of page, after as many that fill what is kept on purpose. */
export const memory = async (desk: Desk) => {
  const page = await desk.window();
  await page.goto('/');
  await page.locator('.todo-list').waitFor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const places = ['/issues', '/indicators', '/inspections', '/submissions', '/'];
  const walk = async (changes: number) => {
    for (let change = 0; change < changes; change += 1) {
      await page.evaluate(`document.querySelector('nav a[href="${places[change % places.length]}"]').click()`);
      await page.locator('#main h1').waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    }
  };
  await walk(200);
  const before = await held(devtools);
  await walk(200);
  const after = await held(devtools);
  await page.context().close();
  return {
    name: 'page-memory-200',
    unit: 'MiB more',
    value: after.heap - before.heap,
    limit: null,
    ratio: null,
    more: {
      heapBefore: before.heap,
      nodesMore: after.nodes - before.nodes,
      listenersMore: after.listeners - before.listeners,
    },
  };
};
