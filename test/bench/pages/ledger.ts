import type { Page } from 'playwright-core';
import { median, percentile } from '../measure.js';
import type { Desk } from './desk.js';

/** In the page: milliseconds from a choice in a filter until the number of rows that it leaves is shown. */
const filtered = (page: Page, filter: number, option: number): Promise<number | null> =>
  page.evaluate(`new Promise((done) => {
    const select = document.querySelectorAll('.rc-filters select')[${filter}];
    const shown = document.querySelector('.head .sub');
    const start = performance.now();
    const watch = new MutationObserver(() => {
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    });
    watch.observe(shown, { subtree: true, childList: true, characterData: true });
    setTimeout(() => done(null), 5000);
    select.selectedIndex = ${option};
    select.dispatchEvent(new Event('change', { bubbles: true }));
  })`);

/** The ledger of ten thousand issues, filtered by severity and due date; each choice is asked for the first time. */
export const ledger = async (desk: Desk) => {
  const page = await desk.window();
  await page.goto('/issues?status=all');
  await page.locator('.rc-filters').waitFor();
  await page.waitForTimeout(1500);
  const issues = Number((await page.locator('.head .sub').textContent())!.replace(/\D/g, ''));
  const times: number[] = [];
  for (const due of [0, 1, 2, 3])
    for (const severity of [1, 2, 3]) {
      if (severity === 1 && due > 0) await filtered(page, 1, due);
      const took = await filtered(page, 0, severity);
      if (took !== null) times.push(took);
    }
  await page.context().close();
  return {
    name: 'page-ledger-10000',
    unit: 'ms',
    value: median(times),
    limit: null,
    ratio: null,
    more: { p95: percentile(times, 0.95), filters: times.length, issues },
  };
};
