import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const root = 'apps/web/src';
/** Catalogues; what a long one is made of lies in a folder of its name. */
const names = readdirSync(`${root}/texts/zh-CN`).filter((file) => file.endsWith('.ts'));
const catalogue = async (language: string, file: string): Promise<object> =>
  ((await import(`./${language}/${file.replace('.ts', '')}`)) as { default: object }).default;

/** Every text by its path: `shell.nav.todo`. */
const flat = (texts: object, at: string): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? flat(value, `${at}.${key}`)
      : [[`${at}.${key}`, String(value)]],
  );
const blanks = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(vue|ts)$/.test(file) && !file.includes('.spec.'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

it.each(names)('%s says the same things in both languages', async (file) => {
  const at = file.replace('.ts', '');
  const chinese = new Map(flat(await catalogue('zh-CN', file), at));
  const english = new Map(flat(await catalogue('en', file), at));
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  for (const [key, text] of chinese) expect([key, blanks(english.get(key)!)]).toEqual([key, blanks(text)]);
});

it('has every text that a page asks for by name', async () => {
  const known = new Set<string>();
  for (const file of names)
    for (const [key] of flat(await catalogue('zh-CN', file), file.replace('.ts', ''))) known.add(key);
  const asked = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt[em]?\(\s*'([\w.]+)'/g)].map(([, key]) => ({ file, key: key! })),
  );
  const groups = new Set(
    [...known].flatMap((key) => key.split('.').map((_, n, parts) => parts.slice(0, n + 1).join('.'))),
  );
  expect(asked.filter(({ key }) => !groups.has(key))).toEqual([]);
});

const unsaid = /您|非法|失败|异常|！/;

it('says nothing in Chinese that an office would not say', async () => {
  for (const file of names)
    expect(flat(await catalogue('zh-CN', file), file).filter(([, text]) => unsaid.test(text))).toEqual([]);
});

it('nor does the server, whose refusals are shown as they come', () => {
  const sentences = readFileSync('libs/api-client/openapi.json', 'utf8')
    .split('"')
    .filter((text) => /\p{Script=Han}/u.test(text));
  expect(sentences.length).toBeGreaterThan(500);
  expect(sentences.filter((text) => unsaid.test(text))).toEqual([]);
});

it('leaves no sentence in a component', () => {
  const chinese = /[\u4e00-\u9fff]/;
  const code = (text: string): string =>
    text
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '');
  const found = sources.filter(({ file, text }) => !file.startsWith('texts') && chinese.test(code(text)));
  expect(found.map(({ file }) => file)).toEqual([]);
});

it('writes no style attribute, which the policy of the pages forbids', () => {
  const found = sources.filter(({ file, text }) => file.endsWith('.vue') && /<[^>]*\sstyle="/.test(text));
  expect(found.map(({ file }) => file)).toEqual([]);
});
