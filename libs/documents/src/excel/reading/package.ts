import { Refusal } from '@app/domain/kernel';
import { directoryOf, type Directory } from '../../archive/directory.js';
import { textOf } from '../../archive/unpack.js';
import { workbookLimits as limits } from '../limits.js';
import { DateStyles } from './date-styles.js';
import { attribute, readXml } from '../../archive/xml.js';

export type Sheet = Readonly<{ name: string; part: string; hidden: boolean }>;

/** A workbook's parts: its sheets in order, where the shared texts are, and which styles show a number as a date. */
export type Package = Readonly<{
  file: Buffer;
  parts: Directory;
  sheets: readonly Sheet[];
  texts: string | null;
  dates: ReadonlySet<number>;
}>;

const notXlsx = (found: string) => new Refusal('workbook.not-xlsx', { found }, 'invalid');

/** The container of Office before 2007, which also holds every encrypted file of today. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * What a file's size and first bytes tell: cheap enough to be asked before it is taken in.
 * @throws Refusal workbook.empty, too-large, encrypted, not-xlsx
 */
export const refuseOtherFiles = (file: Buffer): void => {
  if (file.length === 0) throw new Refusal('workbook.empty', {}, 'invalid');
  if (file.length > limits.upload)
    throw new Refusal('workbook.too-large', { limitMiB: limits.upload / 1024 / 1024 }, 'invalid');
  if (file.subarray(0, 8).equals(compound)) {
    if (file.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      throw new Refusal('workbook.encrypted', {}, 'invalid');
    throw notXlsx('旧版 .xls 或其他 Office 文件');
  }
  if (file.toString('latin1', 0, 2) !== 'PK')
    throw notXlsx(file.subarray(0, 5).toString('latin1') === '%PDF-' ? 'PDF' : '其他文件');
};

const refuseOtherArchives = (parts: Directory): void => {
  if ([...parts.keys()].some((name) => /(^|\/)vbaProject\.bin$|\/macrosheets\//i.test(name)))
    throw new Refusal('workbook.macro', {}, 'invalid');
  if (parts.has('xl/workbook.bin')) throw notXlsx('二进制工作簿 .xlsb');
  if (parts.has('word/document.xml')) throw notXlsx('Word 文档');
  if (parts.has('content.xml')) throw notXlsx('OpenDocument 表格 .ods');
  if (!parts.has('[Content_Types].xml')) throw notXlsx('压缩包');
};

type Link = Readonly<{ type: string; target: string }>;

/** `/xl/worksheets/sheet1.xml` and `worksheets/sheet1.xml` seen from `xl/` are the same part. */
const resolved = (folder: string, target: string): string =>
  new URL(target, `file:///${folder}`).pathname.slice(1).replace(/%20/g, ' ');

const linksOf = async (file: Buffer, parts: Directory, of: string): Promise<ReadonlyMap<string, Link>> => {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = parts.get(`${folder}_rels/${of.slice(folder.length)}.rels`);
  const links = new Map<string, Link>();
  if (!part) return links;
  await readXml(textOf(file, part), {
    open: (name, attributes) => {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((one) => attribute(attributes, one));
      if (name === 'Relationship' && id && type && target && attribute(attributes, 'TargetMode') !== 'External')
        links.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return links;
};

/**
 * Opens a workbook without reading its sheets: every limit and every other kind of file is found here.
 * @throws Refusal workbook.empty, too-large, not-xlsx, encrypted, macro, truncated, damaged, bomb, too-many
 */
export const openPackage = async (file: Buffer): Promise<Package> => {
  refuseOtherFiles(file);
  const parts = directoryOf(file);
  refuseOtherArchives(parts);
  const main = [...(await linksOf(file, parts, '')).values()].find(({ type }) => type === 'officeDocument')?.target;
  const book = main === undefined ? undefined : parts.get(main);
  if (!main || !book) throw notXlsx('压缩包');
  const links = await linksOf(file, parts, main);
  const sheets: Sheet[] = [];
  await readXml(textOf(file, book), {
    open: (tag, attributes) => {
      if (tag !== 'sheet') return;
      const [name, id] = [attribute(attributes, 'name'), attribute(attributes, 'id')];
      const part = links.get(id ?? '')?.target;
      if (sheets.length === limits.sheets) throw new Refusal('workbook.too-many', { what: '工作表' }, 'invalid');
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      if (name !== undefined && part !== undefined && parts.has(part)) sheets.push({ name, part, hidden });
    },
    close: () => undefined,
    text: () => undefined,
  });
  const only = (kind: string): string | null => {
    const target = [...links.values()].find(({ type }) => type === kind)?.target;
    return target !== undefined && parts.has(target) ? target : null;
  };
  const [texts, styles] = [only('sharedStrings'), only('styles')];
  const dates = new DateStyles();
  if (styles !== null) await readXml(textOf(file, parts.get(styles)!), dates);
  return { file, parts, sheets, texts, dates: dates.found };
};
