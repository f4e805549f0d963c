import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violations } from '@test/web-axe';
import { sizes, WebStage, type Size, type WebWindow } from '@test/web-stage';
import { asking, pages } from './pages';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
}, 120_000);
afterAll(() => stage.close());

type Sight = Readonly<{ size: Size; english: boolean; dark: boolean }>;

/** Each size, language and theme once; all their combinations with `npm run test:sights`. */
const sights: readonly Sight[] =
  process.env['HENGJIAN_SIGHTS'] === 'all'
    ? (['desktop', 'phone'] as const).flatMap((size) =>
        [false, true].flatMap((english) => [false, true].map((dark) => ({ size, english, dark }))),
      )
    : [
        { size: 'desktop', english: false, dark: false },
        { size: 'phone', english: true, dark: true },
      ];

/** What is printed, the pixels of its A4 page between the margins, and what must stand on it. */
const papers = [
  { name: 'issues', width: 1032, says: [/彰武县 整改台账.*截至/] },
  { name: 'issue', width: 680, says: [/彰武县 整改问题.*截至.*记录至/, /第 1 轮/] },
  {
    name: 'indicators',
    width: 1032,
    says: [/彰武县 2024-2025学年监测总表.*截至/, /小学 \d+ 校[\s\S]*第二小学教育集团主校区/],
  },
  { name: 'indicators-checklist', width: 680, says: [/彰武县 2024-2025学年指标清单.*截至/, /^C9/m] },
  { name: 'paper', width: 680, says: [/彰武县\d{4}-\d{4}学年\S+第\d+号/, /依据标准.*截至第/] },
  { name: 'inspection-record', width: 680, says: [/彰武县/, /截至/] },
] as const;

describe.each(sights)('on a $size, English: $english, dark: $dark', ({ size, english, dark }) => {
  const again = process.env['HENGJIAN_SIGHTS'] !== 'all' && size === 'phone';
  const windows = new Map<string, WebWindow>();
  const of = async (who: string): Promise<WebWindow> => {
    let window = windows.get(who);
    if (!window) {
      window = await stage.open(size, { ...(dark && { dark }), ...(english && { english }) });
      windows.set(who, await window.signIn(who));
    }
    return window;
  };
  afterAll(() => Promise.all([...windows.values()].map((window) => window.close())));

  it('signing in', async () => {
    const window = await stage.open(size, { ...(dark && { dark }), ...(english && { english }) });
    await window.go('/sign-in');
    await window.picture(`sign-in-${size}${english ? '-en' : ''}${dark ? '-dark' : ''}`);
    expect(await violations(window.page)).toEqual([]);
    await window.close();
  });

  it.each(pages)('$name', async ({ name, who, path }) => {
    const window = await of(who);
    await window.go(typeof path === 'string' ? path : await path(asking(window.page.request)));
    await window.picture(`${name}-${size}${english ? '-en' : ''}${dark ? '-dark' : ''}`);
    expect(await violations(window.page, again)).toEqual([]);
    expect(await window.overflow()).toBe(0);
    expect(window.faults).toEqual([]);
  });

  if (size === 'desktop' && !dark && !english)
    it.each(papers)('$name on paper', async ({ name, width, says }) => {
      const { who, path } = pages.find((one) => one.name === name)!;
      const window = await of(who);
      const { page } = window;
      await window.go(typeof path === 'string' ? path : await path(asking(page.request)));
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width, height: 1000 });
      const text = await page.locator('#main').innerText();
      for (const one of says) expect(text).toMatch(one);
      expect(await window.overflow()).toBe(0);
      await page.emulateMedia({ media: null });
      await page.setViewportSize(sizes.desktop);
    });
});
