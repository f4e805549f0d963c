import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { checkText, reportCheckRefusals } from '@app/domain/report-checks';
import { zip } from '@test/zip-by-hand';
import { narrativeLimits } from './limits.js';
import { readReport } from './read-report.js';

const folder = 'test/fixtures/report-checks';
const text = readFileSync(`${folder}/zhangwu-2024.txt`, 'utf8');
const utf16 = (order: 'le' | 'be', mark: boolean): Buffer => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

it.each([
  ['UTF-8', () => Buffer.from(text)],
  ['UTF-8 with its mark', () => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, little end first', () => utf16('le', true)],
  ['UTF-16, big end first', () => utf16('be', true)],
  ['UTF-16 without a mark, little end first', () => utf16('le', false)],
  ['UTF-16 without a mark, big end first', () => utf16('be', false)],
  // Written by iconv; Node reads GB18030 and does not write it.
  ['GB18030', () => readFileSync('test/fixtures/report-checks/encodings/zhangwu-2024.gb18030.bin')],
])('reads the same text in %s', async (_, file) => {
  expect(await readReport(file())).toBe(text);
});

it('reads GBK', async () => {
  expect(await readReport(Buffer.from('d1a7d0a33332cbf9a1a3', 'hex'))).toBe('学校32所。');
});

const cell = (words: string) => new TableCell({ children: [new Paragraph(words)] });
const word = async (lines: readonly string[], rows: readonly (readonly string[])[] = []): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            ...lines.map((line) => new Paragraph({ children: Array.from(line, (sign) => new TextRun(sign)) })),
            ...(rows.length > 0
              ? [new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) })]
              : []),
          ],
        },
      ],
    }),
  );

it('finds in a Word file what it finds in its text, though Word cuts numbers into runs', async () => {
  const found = (one: string) =>
    checkText(one).contradictions.map(({ rule, says, shouldBe }) => [rule, says, shouldBe]);
  expect(found(await readReport(await word(text.split('\n'))))).toEqual(found(text));
  expect(found(text)).toHaveLength(4);
});

it('reads a table cell by cell', async () => {
  const rows = [
    ['达标学校总数（所）', '55', '52'],
    ['达标学校比例（%）', '100', '95.45'],
  ];
  expect(checkText(await readReport(await word([], rows))).contradictions).toMatchObject([
    { rule: 'table-shares', at: { quoted: '95.45' }, shouldBe: '52 ÷ 55 = 94.55%' },
  ]);
});

const body = (inside: string) => ({
  '[Content_Types].xml': '<Types/>',
  'word/document.xml': `<w:document><w:body>${inside}</w:body></w:document>`,
});

it('leaves out what was struck out and what fields compute from', async () => {
  const inside =
    '<w:p><w:r><w:t>学校</w:t></w:r><w:del><w:r><w:delText>32</w:delText></w:r></w:del><w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:t>31所&lt;乙&gt;</w:t><w:br/></w:r></w:p>';
  expect(await readReport(zip(body(inside)))).toBe('学校31所<乙>\n\n');
});

describe('what is no report', () => {
  const compound = (inside: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le')]);
  const deep = '<a>'.repeat(10_000);
  it.each([
    ['nothing', 'empty', () => Buffer.alloc(0)],
    ['spaces', 'empty', () => Buffer.from(' \n　')],
    ['100 MiB', 'too-large', () => Buffer.alloc(100 * 1024 * 1024, 0x20)],
    ['two hundred thousand characters and one', 'too-long', () => Buffer.alloc(narrativeLimits.characters + 1, 'a')],
    [
      'a Word file of as many',
      'too-long',
      () => zip(body(`<w:t>${'a'.repeat(150_000)}</w:t><w:t>${'a'.repeat(50_001)}</w:t>`)),
    ],
    ['a PDF', 'not-a-report', () => Buffer.from('%PDF-1.7 …')],
    ['a picture', 'not-a-report', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a workbook', 'not-a-report', () => zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' })],
    ['an archive', 'not-a-report', () => zip({ 'a.txt': 'a' })],
    ['a document of 1997', 'not-a-report', () => compound('WordDocument')],
    ['a document with a password', 'encrypted', () => compound('EncryptedPackage')],
    ['macros', 'macro', () => zip({ ...body(''), 'word/vbaProject.bin': 'x' })],
    ['half a document', 'damaged', () => zip(body('<w:p/>')).subarray(0, 60)],
    ['broken XML', 'damaged', () => zip(body('<w:p><w:r></w:p>'))],
    ['XML that is not closed', 'damaged', () => zip({ ...body(''), 'word/document.xml': deep })],
    [
      'a document type with entities',
      'damaged',
      () => zip({ ...body(''), 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>' }),
    ],
    ['a bomb', 'bomb', () => zip(body(' '.repeat(65 * 1024 * 1024)))],
    ['no encoding', 'encoding', () => Buffer.from('81ff81ff00ff', 'hex')],
  ])('%s: %s', async (_, code, file) => {
    await expect(readReport(file())).rejects.toMatchObject({ code: `report-check.${code}` });
  });
});

it('has a sentence for every refusal, and a refusal for every sentence', () => {
  const files = readdirSync('libs/documents/src/narrative').filter((file) => !file.endsWith('.spec.ts'));
  const sources = [...files.map((file) => `narrative/${file}`), 'desk/desk.ts'].map((file) =>
    readFileSync(`libs/documents/src/${file}`, 'utf8'),
  );
  const thrown = sources.flatMap((source) =>
    [...source.matchAll(/refused\('([a-z-]+)'|'report-check\.([a-z-]+)'|'workbook\.[a-z-]+': '([a-z-]+)'/g)].map(
      ([, ...codes]) => `report-check.${codes.find((code) => code !== undefined)}`,
    ),
  );
  expect([...new Set(thrown)].toSorted()).toEqual(Object.keys(reportCheckRefusals).toSorted());
});
