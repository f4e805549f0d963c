import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FilledBlock, PaperValue } from '@app/domain/reports';
import { aStamp, partsOf, readIn } from '@test/word-cases';
import { directoryOf } from '../archive/directory.js';
import { squarePng } from './square-png.js';
import { wordPaper } from './word-paper.js';

const value = (text: string): PaperValue => ({ text, behind: null });
const hostile = '“引号” \'"<b>&amp;</b> ]]> {县名} 𠮷 👩‍👩‍👧\n第二行\u0000\uD800';
const columns = [
  { heading: '学校 & 学部', width: 3, align: 'left' },
  { heading: '指标', width: 1, align: 'right' },
] as const;
const blocks: readonly FilledBlock[] = [
  { block: 'title', parts: [value('彰武县'), '差异系数测算表'] },
  { block: 'heading', level: 1, parts: ['一、概况'] },
  { block: 'paragraph', parts: ['校名', value(hostile), '。'], align: 'left' },
  { block: 'table', caption: '表 1', columns, rows: [[value(hostile), value('0.41')]] },
  { block: 'page-break' },
  { block: 'table', caption: null, columns, rows: [] },
  { block: 'signatures', lines: ['督导室负责人（签字）：'] },
];

describe('a paper as a Word file', () => {
  afterEach(() => void jest.useRealTimers());

  it('has every value as it was, whatever signs are in it', async () => {
    const parts = await partsOf(await wordPaper({ stamp: aStamp, landscape: false, blocks }));
    const read = readIn(parts['word/document.xml']!);
    const shown = hostile.replace('\u0000', '').replace('\uD800', '\uFFFD');
    expect(read).toContain(`校名${shown}。\n`);
    expect(read).toContain(`表 1\n学校 & 学部\n指标\n${shown}\n0.41\n`);
    expect(read).toContain('督导室负责人（签字）：\n');
    expect(parts['word/document.xml']).toContain('<w:tblHeader/>');
    expect(readIn(parts['word/header1.xml']!)).toContain(aStamp.number);
    const foot = readIn(parts['word/footer1.xml']!);
    for (const one of [aStamp.standard, '2025年3月3日', '第 1287 条', aStamp.log!.root, aStamp.code!, aStamp.address!])
      expect(foot).toContain(one);
  });

  it('is the same bytes for the same paper, whenever it is written', async () => {
    const write = () => wordPaper({ stamp: aStamp, landscape: true, blocks });
    const first = await write();
    jest.useFakeTimers({ now: new Date('2030-01-01T09:00:00Z'), advanceTimers: true });
    expect((await write()).equals(first)).toBe(true);
    expect((await wordPaper({ stamp: { ...aStamp, number: '第 4 号' }, landscape: true, blocks })).equals(first)).toBe(
      false,
    );
  });

  it('says of a draft that it is one, and has no square code', async () => {
    const stamp = { ...aStamp, number: null, log: null, code: null, address: null, issuedOn: null };
    const file = await wordPaper({ stamp, landscape: false, blocks });
    const parts = await partsOf(file);
    expect(readIn(parts['word/header1.xml']!)).toContain('草稿');
    expect(readIn(parts['word/footer1.xml']!)).not.toContain('短码');
    expect([...directoryOf(file).keys()].filter((name) => name.startsWith('word/media/'))).toEqual([]);
  });
});

it('draws a square code as a picture, black on white', () => {
  const png = squarePng(aStamp.address!);
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  expect(squarePng(aStamp.address!).equals(png)).toBe(true);
});
