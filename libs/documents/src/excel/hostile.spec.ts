import { expect, it } from '@jest/globals';
import { Workbook } from '@cj-tech-master/excelts';
import { aCase, asUnit, checked, identityFor, typedEntries } from '@test/workbook-cases';
import { zip } from '@test/zip-by-hand';
import { schoolWorkbook } from './writing/school-workbook.js';
import { workbookLimits } from './limits.js';
import { directoryOf } from '../archive/directory.js';

const links = (type: string, target: string) =>
  `<Relationships><Relationship Id="r1" Type="http://x/${type}" Target="${target}"/></Relationships>`;

/** The parts that make a file a workbook. */
const parts = (sheet: string) => ({
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': links('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml': '<workbook><sheets><sheet name="_衡鉴标识" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': links('worksheet', 'worksheets/sheet1.xml'),
  'xl/worksheets/sheet1.xml': sheet,
});
const row = (key: string, value: string) =>
  `<row><c t="inlineStr"><is><t>${key}</t></is></c><c t="inlineStr"><is><t>${value}</t></is></c></row>`;
const foreign = parts('<worksheet><sheetData/></worksheet>');

const small = aCase({ entries: typedEntries({ students: '260' }) });
const own = Buffer.from(await schoolWorkbook(identityFor('school'), asUnit(small)));
const others = async (change: Partial<ReturnType<typeof identityFor>>) =>
  Buffer.from(await schoolWorkbook({ ...identityFor('school'), ...change }, asUnit(aCase())));

const anotherWorkbook = async () => {
  const book = new Workbook();
  book.addWorksheet('花名册').addRow(['姓名']);
  return Buffer.from(await book.xlsx.writeBuffer());
};

const compound = (inside: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le')]);

/** 100 MiB of nothing, which packs into 100 KiB. */
const nothing = Buffer.alloc(100 * 1024 * 1024, 0x20);

const cases: readonly (readonly [string, string, () => Buffer | Promise<Buffer>])[] = [
  ['an empty file', 'workbook.empty', () => Buffer.alloc(0)],
  ['more than 10 MiB', 'workbook.too-large', () => Buffer.alloc(workbookLimits.upload + 1)],
  ['a picture', 'workbook.not-xlsx', () => Buffer.from('\x89PNG\r\n\x1a\n and more of it')],
  ['one byte', 'workbook.not-xlsx', () => Buffer.from('P')],
  ['a workbook of 1997', 'workbook.not-xlsx', () => compound('Workbook')],
  ['a document', 'workbook.not-xlsx', () => zip({ '[Content_Types].xml': '', 'word/document.xml': '' })],
  ['an OpenDocument table', 'workbook.not-xlsx', () => zip({ 'content.xml': '', mimetype: '' })],
  ['a binary workbook', 'workbook.not-xlsx', () => zip({ '[Content_Types].xml': '', 'xl/workbook.bin': '' })],
  ['an archive of something', 'workbook.not-xlsx', () => zip({ 'a.txt': 'a' })],
  ['a workbook with a password', 'workbook.encrypted', () => compound('EncryptedPackage')],
  ['an archive with a password', 'workbook.encrypted', () => zip(foreign, { 'xl/workbook.xml': { encrypted: true } })],
  ['a workbook with macros', 'workbook.macro', () => zip({ ...foreign, 'xl/vbaProject.bin': 'x' })],
  ['half a workbook', 'workbook.truncated', () => own.subarray(0, own.length / 2)],
  ['a workbook without its last byte', 'workbook.truncated', () => own.subarray(0, -1)],
  ['a flipped byte', 'workbook.damaged', () => flipped(own)],
  ['a bomb that says so', 'workbook.bomb', () => zip({ ...foreign, 'xl/media/a.png': nothing })],
  [
    'a bomb that hides it',
    'workbook.bomb',
    () => zip(parts(`<worksheet>${' '.repeat(9e6)}`), { 'xl/worksheets/sheet1.xml': { unpacked: 900 } }),
  ],
  [
    'two names for one part',
    'workbook.damaged',
    () => zip(foreign, { 'xl/workbook.xml': { localName: 'xl/workbooc.xml' } }),
  ],
  ['entities that grow', 'workbook.damaged', () => zip(parts('<!DOCTYPE a [<!ENTITY b "bb">]><worksheet/>'))],
  ['a tag without an end', 'workbook.damaged', () => zip(parts(`<worksheet><row r="${'1'.repeat(600_000)}`))],
  ['another program’s workbook', 'workbook.foreign', anotherWorkbook],
  ['a workbook that only looks like ours', 'workbook.foreign', () => zip(foreign)],
  [
    'an identity that was altered',
    'workbook.identity-altered',
    () => zip(parts(`<worksheet>${row('产品', 'hengjian')}</worksheet>`)),
  ],
  [
    'another layout',
    'workbook.outdated',
    () => zip(parts(`<worksheet>${row('产品', 'hengjian')}${row('版式', '9')}</worksheet>`)),
  ],
  ['another system', 'workbook.other-tenant', () => others({ tenant: 'elsewhere' })],
  ['another year', 'workbook.other-year', () => others({ dataYear: '2023-2024' })],
  ['an older form', 'workbook.outdated', () => others({ forms: [{ id: 'section', version: 0, title: '学部填报表' }] })],
  ['another unit', 'workbook.other-unit', () => others({ unitId: 'unit-9', unitName: '邻校' })],
  [
    'too many sheets',
    'workbook.too-many',
    () => zip({ ...foreign, 'xl/workbook.xml': `<workbook>${'<sheet name="a" r:id="r1"/>'.repeat(101)}</workbook>` }),
  ],
  [
    'too many cells in a row',
    'workbook.too-many',
    () => zip(parts(`<worksheet><row>${'<c><v>1</v></c>'.repeat(501)}</row></worksheet>`)),
  ],
  [
    'too many rows',
    'workbook.too-many',
    () => zip(parts(`<worksheet>${'<row><c><v>1</v></c></row>'.repeat(20_001)}</worksheet>`)),
  ],
];

const flipped = (file: Buffer): Buffer => {
  const copy = Buffer.from(file);
  const at = directoryOf(file).get('xl/worksheets/sheet1.xml')!.data + 100;
  copy[at] = copy[at]! ^ 0xff;
  return copy;
};

it.each(cases)('refuses %s: %s', async (_, code, make) => {
  await expect(checked(await make(), [aCase()])).rejects.toMatchObject({ name: 'Refusal', code, kind: 'invalid' });
});

it('takes what none of these is', async () => {
  await expect(checked(own, [small])).resolves.toMatchObject({ report: { errors: 0 } });
});

it('says why nothing can be filed for a unit now, on its sheet', async () => {
  const { errors } = await checked(own, [{ ...small, closed: '本年度填报已截止。' }]);
  expect(errors).toMatchObject([{ rule: 'closed', message: '本年度填报已截止。', sheet: '填报表' }]);
});
