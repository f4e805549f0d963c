import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violations } from '@test/web-axe';
import { WebStage, type Size, type WebWindow } from '@test/web-stage';
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

describe.each(sights)('on a $size, English: $english, dark: $dark', ({ size, english, dark }) => {
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
    expect(await violations(window.page)).toEqual([]);
    expect(await window.overflow()).toBe(0);
    expect(window.faults).toEqual([]);
  });
});
