import { describe, expect, it } from '@jest/globals';
import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { Refusal } from '@app/domain/kernel';
import type { PaperData, PaperValue } from '@app/domain/reports';
import { aStamp, external, partsOf, readIn, rels, templateParts as parts, types } from '@test/word-cases';
import { zip } from '@test/zip-by-hand';
import { directoryOf } from '../../archive/directory.js';
import { checkTemplate } from './check.js';
import { filledTemplate } from './fill.js';
import { templateLimits } from './limits.js';

const value = (text: string): PaperValue => ({ text, behind: null });
const names = {
  fields: { 县名: '区县', 说明: '没有时为空' },
  tables: { 学校: { meaning: '每所一行', fields: { 校名: '名称', 说明: '本校的' } } },
};
const hostile = '“引号” \'"<b>&amp;</b> ]]> {县名} {#学校} 𠮷 👩‍👩‍👧\n第二行\u0000';
const shown = hostile.replace('\u0000', '');
const data: PaperData = {
  fields: { 县名: value(hostile), 说明: value('') },
  tables: { 学校: [hostile, '二小'].map((name) => ({ 校名: value(name), 说明: value(`${name}的`) })) },
};

const said = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const cell = (text: string) => new TableCell({ children: [said(text)] });
const template = (lines: readonly string[], foot = '{文书编号} {二维码}') =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          footers: { default: new Footer({ children: [said(foot)] }) },
          children: [
            ...lines.map(said),
            new Table({ rows: [new TableRow({ children: [cell('{#学校}{校名}'), cell('{说明}{/学校}')] })] }),
          ],
        },
      ],
    }),
  );

describe('a bureau’s own template', () => {
  it('is filled with the values as they are, rows by rows, and the square code is a picture', async () => {
    const file = await template(['本县：{县名}。', '{#说明}有说明：{说明}{/说明}无', '{依据标准}，{县名}']);
    expect(await checkTemplate(file, names)).toEqual({ unused: [] });
    const filled = await filledTemplate(file, data, aStamp);
    const parts = await partsOf(filled);
    const read = readIn(parts['word/document.xml']!);
    expect(read).toContain(`本县：${shown}。\n无\n${aStamp.standard}，${shown}\n`);
    expect(read).toContain(`${shown}\n${shown}的\n二小\n二小的\n`);
    expect(readIn(parts['word/footer1.xml']!)).toContain(aStamp.number);
    expect([...directoryOf(filled).keys()].filter((name) => /^word\/media\/.+\.png$/.test(name))).toHaveLength(1);
    expect((await filledTemplate(file, data, aStamp)).equals(filled)).toBe(true);
  });

  it('prints no square code on a draft', async () => {
    const draft = { ...aStamp, number: null, log: null, code: null, address: null };
    const parts = await partsOf(await filledTemplate(await template([]), data, draft));
    expect(readIn(parts['word/footer1.xml']!)).toContain('草稿 （签发后印二维码）');
  });

  it('is refused with every fault, and told what it does not print', async () => {
    const faults = await template(['{县名称}', '{校名}', '｛县名｝', '{#学校}'], '')
      .then((file) => checkTemplate(file, names))
      .catch((error: Refusal) => error);
    expect(faults).toMatchObject({ code: 'template.placeholders', details: { count: 6 } });
    expect(JSON.stringify((faults as Refusal).details)).toMatch(/县名称.*校名.*没有以.*文书编号.*二维码.*全角/);
    await expect(checkTemplate(await template(['{县名', '县名}']), names)).rejects.toMatchObject({
      details: { errors: [{ message: '“{县名”里的花括号没有成对。' }, { message: '“县名}”里的花括号没有成对。' }] },
    });
    expect(await checkTemplate(await template([]), names)).toEqual({ unused: ['县名'] });
  });
});

const run = (inner: string) => `<w:r>${inner}</w:r>`;
const mark = (kind: string) => run(`<w:fldChar w:fldCharType="${kind}"/>`);
const code = (text: string) => run(`<w:instrText>${text}</w:instrText>`);
const compound = (inside: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le')]);
const documentRels = 'word/_rels/document.xml.rels';
const own = await template([]);

const cases: readonly (readonly [string, string, () => Buffer])[] = [
  ['an empty file', 'empty', () => Buffer.alloc(0)],
  ['more than 10 MiB', 'too-large', () => Buffer.alloc(templateLimits.upload + 1)],
  ['100 MiB', 'too-large', () => Buffer.alloc(100 * 1024 * 1024)],
  ['a document of 1997', 'not-docx', () => compound('WordDocument')],
  ['a document with a password', 'encrypted', () => compound('EncryptedPackage')],
  ['a PDF', 'not-docx', () => Buffer.from('%PDF-1.7')],
  ['an archive of something', 'not-docx', () => zip({ 'a.txt': 'a' })],
  ['a workbook', 'not-docx', () => zip({ ...parts(''), 'xl/workbook.xml': '<a/>' })],
  ['half a file', 'damaged', () => own.subarray(0, own.length / 2)],
  ['a macro', 'macro', () => zip(parts('', { 'word/vbaProject.bin': 'x' }))],
  [
    'a macro by its type',
    'macro',
    () => zip(parts('', { '[Content_Types].xml': types.replace('x.doc', 'x.macroEnabled.doc') })),
  ],
  ['a macro by another name', 'macro', () => zip(parts('', { [documentRels]: rels('vbaProject', 'a.bin') }))],
  ['an embedded workbook', 'embedded', () => zip(parts('', { 'word/embeddings/a.xlsx': 'x' }))],
  ['an embedded object', 'embedded', () => zip(parts('', { [documentRels]: rels('oleObject', 'a.bin') }))],
  ['another document inside', 'embedded', () => zip(parts('<w:altChunk/>'))],
  [
    'a template elsewhere',
    'external',
    () => zip(parts('', { [documentRels]: rels('attachedTemplate', 'http://a/b.dotm', external) })),
  ],
  [
    'a picture elsewhere',
    'external',
    () => zip(parts('', { [documentRels]: rels('image', 'http://a/b.png', external) })),
  ],
  [
    'a link that is a file',
    'external',
    () => zip(parts('', { [documentRels]: rels('hyperlink', 'file:///c:/a', external) })),
  ],
  [
    'a DDE field in pieces',
    'field',
    () => zip(parts(`${mark('begin')}${code(' DDE')}${code('AUTO c:\\\\cmd')}${mark('separate')}${mark('end')}`)),
  ],
  ['a simple field that reads a file', 'field', () => zip(parts('<w:fldSimple w:instr="INCLUDETEXT a"/>'))],
  [
    'a field within a harmless one',
    'field',
    () => zip(parts(`${mark('begin')}${code('PAGE')}${mark('begin')}${code('LINK a')}${mark('end')}${mark('end')}`)),
  ],
  ['a code without a field', 'field', () => zip(parts(code('DDE a')))],
  ['broken XML', 'damaged', () => zip(parts('<w:r></w:p>'))],
  ['XML without an end', 'damaged', () => zip({ ...parts(''), 'word/document.xml': '<w:document><w:body>' })],
  [
    'entities that grow',
    'damaged',
    () => zip({ ...parts(''), 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><a/>' }),
  ],
  ['a bomb', 'bomb', () => zip(parts('', { 'word/media/a.png': Buffer.alloc(100 * 1024 * 1024) }))],
  ['XML too large for a tree', 'bomb', () => zip(parts(run(`<w:t>${'字'.repeat(700_000)}</w:t>`)))],
];

it.each(cases)('%s is refused: template.%s', async (_, refusal, file) => {
  await expect(checkTemplate(file(), names)).rejects.toMatchObject({ code: `template.${refusal}` });
});

it('refuses names where nobody replaces them', async () => {
  const notes = { 'word/footnotes.xml': `<w:footnotes><w:p>${run('<w:t>{县名}</w:t>')}</w:p></w:footnotes>` };
  const inner = run('<w:t>{文书编号}{二维码}</w:t>');
  await expect(checkTemplate(zip(parts(inner, notes)), names)).rejects.toMatchObject({
    details: { errors: [{ field: 'file', message: expect.stringContaining('“{县名}”写在脚注') }] },
  });
});

it('takes harmless fields and links to pages', async () => {
  const link = { [documentRels]: rels('hyperlink', 'https://a.example/', external) };
  const inner = `${mark('begin')}${code(' PAGE ')}${mark('end')}${run('<w:t>{文书编号}</w:t>')}${run('<w:t>{二维码}</w:t>')}`;
  expect(await checkTemplate(zip(parts(inner, link)), names)).toEqual({ unused: ['县名', '说明', '学校'] });
});
