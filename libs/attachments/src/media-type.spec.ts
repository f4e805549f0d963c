import { describe, expect, it } from '@jest/globals';
import { hasMacros, mediaTypeOf, textOf } from './media-type.js';

const cfb = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const old = (stream: string) => Buffer.concat([cfb, Buffer.alloc(504), Buffer.from(`${stream}\0`, 'utf16le')]);

describe('the type of an older office file', () => {
  it.each([
    ['WordDocument', 'application/msword'],
    ['Workbook', 'application/vnd.ms-excel'],
    ['Book', 'application/vnd.ms-excel'],
    ['PowerPoint Document', null],
  ])('with the stream %s is %s', async (stream, type) => {
    expect(await mediaTypeOf(old(stream))).toBe(type);
  });
});

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from('学校'), '学校'],
    ['GB 18030', Buffer.from('d5fbb8c4b1a8b8e6', 'hex'), '整改报告'],
    ['with a mark at its start', Buffer.from('\ufeff学校'), '学校'],
    ['with a bell', Buffer.from('a\u0007'), null],
    ['in neither', Buffer.from([0xff, 0xff, 0xff]), null],
  ])('in %s is %j', (_, bytes, text) => {
    expect(textOf(bytes)).toBe(text);
  });

  it.each([
    ['a,b\n1,2\n', 'text/csv'],
    ['a,b\n1,2,3\n', 'text/plain'],
    ['a,b\n', 'text/plain'],
    ['one\ntwo\n', 'text/plain'],
  ])('%j is %s', async (text, type) => {
    expect(await mediaTypeOf(Buffer.from(text))).toBe(type);
  });
});

describe('macros', () => {
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  it.each([
    ['a package that says so', 'application/vnd.ms-word.document.macroenabled.12', Buffer.alloc(0), true],
    ['a package that hides them', docx, Buffer.from('PK..word/vbaProject.bin..'), true],
    ['a package without', docx, Buffer.from('PK..word/document.xml..'), false],
    ['an older table', 'application/vnd.ms-excel', old('_VBA_PROJECT_CUR'), true],
    ['an older text without', 'application/msword', old('WordDocument'), false],
    ['a text that speaks of them', 'text/plain', Buffer.from('vbaProject.bin'), false],
    ['noise', null, Buffer.from('vbaProject.bin'), false],
  ])('%s', (_, mediaType, content, found) => {
    expect(hasMacros(content, mediaType)).toBe(found);
  });
});
