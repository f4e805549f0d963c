import type { Locator, Page } from 'playwright-core';

/** The first whole number that a text names. */
export const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0]);

/** Presses one of an issue's next steps, fills the form in by its labels and sends it; waits until it is done. */
export const fillIn = async (page: Page, act: string, said: Readonly<Record<string, string>>): Promise<void> => {
  await page.getByRole('button', { name: act, exact: true }).click();
  const form = page.getByRole('dialog');
  for (const [label, text] of Object.entries(said)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: act, exact: true }).click();
  await page.getByText(`已办：${act}。`).waitFor();
};

/** The newest notice of a kind in the inbox. */
export const noticed = (page: Page, kind: string): Locator =>
  page.locator('.notice-item', { has: page.getByRole('link', { name: new RegExp(`^${kind}`) }) }).first();
