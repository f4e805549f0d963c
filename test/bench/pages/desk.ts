import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Town } from '../town.js';

/** Windows are opened so often, each with an empty cache. */
export const rounds = 5;
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Windows of a director who has signed in, each with an empty cache. */
export class Desk {
  private constructor(
    readonly url: string,
    private readonly browser: Browser,
    private readonly session: Session,
  ) {}

  static async at(url: string, { password }: Town): Promise<Desk> {
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: switches });
    const context = await browser.newContext({ baseURL: url });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('#username').fill('director');
    await page.locator('#password').fill(password);
    await page.locator('form button[type=submit]').click();
    await page.locator('.todo-list').waitFor();
    return new Desk(url, browser, await context.storageState());
  }

  async window(): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      storageState: this.session,
      viewport: { width: 1366, height: 768 },
      serviceWorkers: 'block',
    });
    return context.newPage();
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** In the page: milliseconds from a click on a link until a selector finds so many, and the next frame is drawn. */
export const opened = (page: Page, link: string, selector: string, many: number): Promise<number> =>
  page.evaluate(`new Promise((done) => {
    const start = performance.now();
    const look = () => document.querySelectorAll(${JSON.stringify(selector)}).length >= ${many}
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
      : requestAnimationFrame(look);
    document.querySelector(${JSON.stringify(link)}).click();
    look();
  })`);
