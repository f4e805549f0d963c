import { expect, it } from '@jest/globals';
import { rels, templateParts as parts, types } from '@test/word-cases';
import { zip } from '@test/zip-by-hand';
import { attribute } from '../../archive/xml.js';
import { examined } from './parts.js';

const field = '<w:document xmlns:w="x"><w:p><w:fldSimple w:instr="INCLUDETEXT a"/></w:p></w:document>';
const typed = (more: string) => ({ '[Content_Types].xml': types.replace('</Types>', `${more}</Types>`) });
const wordRels = (more: string) => ({ 'word/_rels/document.xml.rels': more });

it.each([
  ['a main part elsewhere', { '_rels/.rels': rels('officeDocument', 'word/other.xml'), 'word/other.xml': field }],
  ['a main part that is not XML by name', { '_rels/.rels': rels('officeDocument', 'a.bin'), 'a.bin': field }],
  ['a header that is not XML by name', { ...wordRels(rels('header', 'header1.dat')), 'word/header1.dat': field }],
  [
    'properties elsewhere',
    { '_rels/.rels': rels('officeDocument', 'word/document.xml') + rels('core-properties', 'a.xml') },
  ],
  ['XML by another name', typed('<Override PartName="/word/a.bin" ContentType="application/x.header+xml"/>')],
  ['all of another name being XML', typed('<Default Extension="dat" ContentType="text/xml; charset=utf-8"/>')],
] as const)('refuses %s', async (_, more) => {
  await expect(examined(zip(parts('', more)))).rejects.toMatchObject({
    code: 'template.not-docx',
    details: { found: expect.stringContaining('不在通常的位置') },
  });
});

it('takes pictures, fonts and places within the document', async () => {
  const pictures = typed(
    '<Default Extension="svg" ContentType="image/svg+xml"/><Default Extension="png" ContentType="image/png"/>',
  );
  for (const [type, target] of [
    ['image', 'media/a.svg'],
    ['font', 'fonts/a.odttf'],
    ['hyperlink', '#here'],
  ] as const)
    expect(await examined(zip(parts('', { ...pictures, ...wordRels(rels(type, target)) })))).toBeDefined();
});

it('refuses names that lead out of their folder', async () => {
  for (const name of ['x/../word/document.xml', './word/document.xml', 'word\\document.xml', '/word/a.xml'])
    await expect(examined(zip(parts('', { [name]: field })))).rejects.toMatchObject({ code: 'template.damaged' });
});

it('reads no attribute within the value of another', async () => {
  expect(attribute(` Id="a Target='word/document.xml' b" r:Target='x"y'`, 'Target')).toBe('x"y');
  expect(attribute(' xmlns:r="a" x:r = "b"', 'r')).toBe('b');
  expect(attribute(' a="b" ', 'c')).toBeUndefined();
  for (const broken of [' a="1" x:a="2"', ' a=1', ' a="1"b="2"', ' a'])
    expect(() => attribute(broken, 'a')).toThrow(expect.objectContaining({ code: 'workbook.damaged' }));
  const hidden = rels('officeDocument', `word/other.xml`).replace('Id="r"', `Id=" Target='word/document.xml'"`);
  await expect(examined(zip(parts('', { '_rels/.rels': hidden })))).rejects.toMatchObject({
    code: 'template.not-docx',
  });
});
