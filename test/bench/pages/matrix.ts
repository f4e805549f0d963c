import { median } from '../measure.js';
import { opened, rounds, type Desk } from './desk.js';

const link = 'nav a[href="/indicators"]';

/** The matrix of 300 sections from the landing page, and its longest task while it scrolls to its end. */
export const matrix = async (desk: Desk) => {
  const [times, again]: [number[], number[]] = [[], []];
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const page = await desk.window();
    await page.goto('/');
    await page.locator('.todo-list').waitFor();
    await page.waitForTimeout(500);
    const rows = 'table[role=grid] tbody tr';
    // A hand comes to a link before it presses: the page's script is on its way by then.
    await page.hover(link);
    await page.waitForTimeout(150);
    times.push(await opened(page, link, rows, 300));
    await page.waitForTimeout(500);
    await page.evaluate(`window.long = []; new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.long.push(duration);
    }).observe({ entryTypes: ['longtask'] })`);
    await page.mouse.move(600, 500);
    for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, 200);
    await page.waitForTimeout(300);
    longest = Math.max(longest, ...(await page.evaluate<number[]>('[0, ...window.long]')));
    await opened(page, 'nav a[href="/"]', '.todo-list', 1);
    again.push(await opened(page, link, rows, 300));
    await page.context().close();
  }
  return {
    name: 'page-matrix-300',
    unit: 'ms',
    value: median(times),
    limit: null,
    ratio: null,
    more: { highest: Math.max(...times), openedAgain: median(again), longestTaskScrolling: longest },
  };
};
