import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { temporaryDirectory } from './temporary.js';

/** Chromium's switches for a network that is closed, as root. */
const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Sizes that people have on their desks and in their hands (ui.md §3). */
export const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;

/** Everyone in the demo signs in with this. */
export const demoPassword = '演示-均衡-2025';

/** The built server on a copy of the demo's store, and a browser before it. */
export class WebStage {
  private constructor(
    readonly base: string,
    readonly browser: Browser,
    private readonly server: ChildProcess,
    private readonly remove: () => void,
  ) {}

  static async start(): Promise<WebStage> {
    const { directory, remove } = temporaryDirectory();
    const data = join(directory, 'demo');
    cpSync(process.env['HENGJIAN_WEB_DEMO']!, data, { recursive: true });
    const server = spawn(process.execPath, ['dist/apps/cli/src/main.js', '--data', data, 'demo'], {
      env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', SIGN_INS_PER_MINUTE: '10000', SESSION_IDLE_MINUTES: '600' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const base = await new Promise<string>((resolve, reject) => {
      let printed = '';
      server.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const [, url] = /(http:\/\/[\w.:[\]]+)\/api\/docs/.exec(printed) ?? [];
        if (url !== undefined) resolve(url);
      });
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: switches });
    return new WebStage(base, browser, server, remove);
  }

  /** A window of a size, nobody signed in. `offline`: it may keep the shell for a day without a network. Errors of its scripts and refusals of its policy fail the spec: see `faults`. */
  async open(
    size: Size = 'desktop',
    options: Readonly<{ dark?: true; english?: true; offline?: true }> = {},
  ): Promise<WebWindow> {
    const context = await this.browser.newContext({
      viewport: sizes[size],
      baseURL: this.base,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: options.dark ? 'dark' : 'light',
      // Each new window would bring all pages for the day without a network.
      serviceWorkers: options.offline ? 'allow' : 'block',
      ...(size === 'phone' && { hasTouch: true, isMobile: true }),
    });
    if (options.english) await context.addInitScript(() => localStorage.setItem('hengjian.language', 'en'));
    context.setDefaultTimeout(40_000);
    return WebWindow.in(context);
  }

  async close(): Promise<void> {
    await this.browser.close();
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill();
    await ended;
    this.remove();
  }
}

/** One person's window. */
export class WebWindow {
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) this.faults.push(message.text());
    });
  }

  static async in(context: BrowserContext): Promise<WebWindow> {
    return new WebWindow(context, await context.newPage());
  }

  /** Signs in through the page, and waits for the landing page. */
  async signIn(username: string, path = '/'): Promise<this> {
    await this.page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
    await this.page.locator('#username').fill(username);
    await this.page.locator('#password').fill(demoPassword);
    await this.page.locator('form button[type=submit]').click();
    await this.page.waitForURL(({ pathname }) => pathname !== '/sign-in');
    await this.page.locator('#main h1').waitFor();
    await this.settled();
    return this;
  }

  async go(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.locator('#main h1').waitFor();
    await this.settled();
  }

  /** Nothing on the page is being read any more. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  }

  /** A picture of the whole page for a person to look at, with every sight or when `HENGJIAN_PICTURES` names a folder. */
  async picture(name: string): Promise<void> {
    const every = process.env['HENGJIAN_SIGHTS'] === 'all' ? 'coverage/pictures' : undefined;
    const folder = process.env['HENGJIAN_PICTURES'] ?? every;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 80, fullPage: true });
  }

  /** Pixels by which the page is wider than its window; what a reader would have to scroll sideways. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
