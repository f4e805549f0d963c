import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

declare const axe: { run(context: Document, options: object): Promise<AxeResults> };

/** Rules whose answer hangs on the window's size or its colours; the others read the same document at every size. */
const ofSights = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'link-in-text-block',
  'page-has-heading-one',
  'landmark-one-main',
  'html-has-lang',
  'button-name',
  'link-name',
  'label',
];

/**
 * What axe finds against WCAG 2.2 A and AA on a page: the rule, and where. The policy of the page stays as it is.
 * `again`: a page that was looked at in full at another size; only what a size, a theme or a language changes.
 */
export const violations = async (page: Page, again = false): Promise<readonly string[]> => {
  await page.evaluate(source);
  const only = again
    ? { type: 'rule', values: ofSights }
    : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
  const { violations: found } = await page.evaluate(
    (runOnly) => axe.run(document, { runOnly, resultTypes: ['violations'], preload: false }),
    only,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${(failureSummary ?? '').replaceAll('\n', ' ')}`,
    ),
  );
};
