import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

declare const axe: { run(context: Document, options: object): Promise<AxeResults> };

/** What axe finds against WCAG 2.2 A and AA on a page: the rule, and where. The policy of the page stays as it is. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(source);
  const { violations: found } = await page.evaluate(() =>
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${(failureSummary ?? '').replaceAll('\n', ' ')}`,
    ),
  );
};
