import { TagDisposition, TemplateHandler } from 'easy-template-x';
import { Refusal } from '@app/domain/kernel';
import {
  checkPlaceholders,
  type PaperData,
  type PaperNames,
  type PaperStamp,
  type Placeholder,
} from '@app/domain/reports';
import { filledTemplate } from './fill.js';
import { examined, type TemplateText } from './parts.js';

/** What is worth saying of a template that was taken. */
export type TemplateCheck = Readonly<{ unused: readonly string[] }>;

const places = {
  [TagDisposition.Open]: 'open',
  [TagDisposition.Close]: 'close',
  [TagDisposition.SelfClosed]: 'value',
} as const;

/** The library's own words are English, and say little to whoever wrote the template. */
const whys: readonly (readonly [RegExp, string])[] = [
  [/delimiter/i, '有花括号没有成对'],
  [/depth/i, '版面嵌套过深'],
  [/content control/i, '“{#…}”不能写在内容控件里'],
  [/placed in a text node|Attribute|containing/i, '除“{二维码}”外，名称只能写在正文里，不能写在图片的说明里'],
];

const unprintable = (error: unknown) => {
  const said = error instanceof Error ? error.message : '';
  const why = whys.find(([pattern]) => pattern.test(said))?.[1] ?? '版面里有无法识别的内容';
  return new Refusal('template.unprintable', { why }, 'invalid');
};

const each = (text: string, pattern: RegExp, sentence: (found: string) => string): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([found]) => found))].map(sentence);

/** What the library would leave on paper as it is: braces of a Chinese keyboard, or without a pair, and names in footnotes. */
const leftBehind = ({ filled, others }: TemplateText): readonly string[] => [
  ...each(filled, /｛[^｛｝\n]{1,40}｝/g, (found) => `“${found}”用了全角花括号，请改用半角的 { }。`),
  ...each(
    filled.replace(/\{[^{}\n]*\}/g, ' '),
    /[^\n]{0,20}[{}][^\n]{0,20}/g,
    (found) => `“${found}”里的花括号没有成对。`,
  ),
  ...each(
    others,
    /\{[^{}\n]{1,40}\}/g,
    (found) => `“${found}”写在脚注、批注等处，不会被替换，请移到正文、页眉或页脚。`,
  ),
];

/** Values that try everything a value may be: several lines, signs of XML, braces. */
const trialOf = (names: PaperNames): PaperData => {
  const value = { text: '一 <&>" {二}\n三', behind: null };
  const all = (fields: object) => Object.fromEntries(Object.keys(fields).map((name) => [name, value]));
  const tables = Object.entries(names.tables).map(([name, { fields }]) => [name, [all(fields), all(fields)]] as const);
  return { fields: all(names.fields), tables: Object.fromEntries(tables) };
};

const stamp: PaperStamp = {
  name: '试印',
  number: '试印',
  standard: '试印',
  asOf: '2000-01-01',
  knownAt: 1,
  log: { count: 1, root: '0'.repeat(64) },
  issuedOn: '2000-01-01',
  code: '0000-0000-0000-00000',
  address: null,
};

const listed = (faults: readonly string[]) =>
  new Refusal(
    'template.placeholders',
    { count: faults.length, errors: faults.map((message) => ({ field: 'file', message })) },
    'invalid',
  );

/**
 * Checks a template before it is taken: what kind of file it is, what it may not carry, every placeholder by name; then it is
 * printed once for trial.
 * @throws Refusal template.*; `template.placeholders` lists every fault
 */
export const checkTemplate = async (file: Uint8Array, names: PaperNames): Promise<TemplateCheck> => {
  const content = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const left = leftBehind(await examined(content));
  const tags = await new TemplateHandler().parseTags(content).catch((error: unknown) => {
    throw left.length > 0 ? listed(left) : unprintable(error);
  });
  const placeholders = tags.map(({ name, disposition }): Placeholder => ({ name, place: places[disposition] }));
  const { faults, unused } = checkPlaceholders(placeholders, names);
  if (faults.length + left.length > 0) throw listed([...faults, ...left]);
  await filledTemplate(content, trialOf(names), stamp).catch((error: unknown) => {
    throw unprintable(error);
  });
  return { unused };
};
