import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { filledPaper, stampTexts, type FilledBlock, type PaperData, type PaperForm } from '@app/domain/reports';
import { paperSources } from '@app/projections/reports';
import { byLibreOffice } from '@test/libreoffice';
import { aStamp, aTemplate } from '@test/word-cases';
import { filledTemplate } from './templates/fill.js';
import { wordPaper } from './word-paper.js';

/** What a reader of the PDF reads, blanks and line ends left out: where a line is broken is the printer's business. */
const readInPdf = (docx: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    const source = join(folder, 'paper.pdf');
    writeFileSync(source, byLibreOffice(docx, 'pdf', 'writer_pdf_Export', 'docx'));
    const { status, stdout, stderr } = spawnSync('pdftotext', ['-raw', source, '-'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`pdftotext ended with ${status}: ${stderr}`);
    return `${bare(stdout)} ${acrossPages(stdout)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
/** The pages as one, without what stands on each of them: a value may be broken where one ends. */
const acrossPages = (text: string): string => {
  const pages = text
    .split('\f')
    .map((page) => page.split('\n').map(bare).filter(Boolean))
    .filter((page) => page.length > 0);
  const isBody = (line: string): boolean =>
    !/^第\d+页，共\d+页$/.test(line) && !(pages.length > 1 && pages.every((page) => page.includes(line)));
  return pages.map((page) => page.filter(isBody).join('')).join('');
};
const bare = (text: string): string => text.replace(/\s/gu, '');

/** Every value of a form: its own name with signs that XML has its own use for, so that each is found again. */
const dataOf = ({ names }: PaperForm): PaperData => {
  const all = (fields: object, more: string) =>
    Object.fromEntries(Object.keys(fields).map((name) => [name, { text: `〔${name}${more}<&>"〕`, behind: null }]));
  const rows = (fields: object) => [1, 2].map((row) => all(fields, String(row)));
  return {
    fields: all(names.fields, ''),
    tables: Object.fromEntries(Object.entries(names.tables).map(([name, { fields }]) => [name, rows(fields)])),
  };
};

const textsIn = (block: FilledBlock): readonly string[] => {
  if (block.block === 'table')
    return [...block.columns.map(({ heading }) => heading), ...block.rows.flat().map(({ text }) => text)];
  if (block.block === 'signatures') return block.lines;
  return 'parts' in block ? block.parts.map((part) => (typeof part === 'string' ? part : part.text)) : [];
};

it.each(paperSources.map(({ form }) => [form.name, form] as const))(
  '%s: LibreOffice opens it, and its PDF says every value',
  async (_, form) => {
    const blocks = filledPaper(form, dataOf(form));
    expect(blocks.length).toBeGreaterThan(1);
    const read = readInPdf(await wordPaper({ stamp: aStamp, landscape: form.landscape, blocks }));
    expect(blocks.flatMap(textsIn).filter((text) => !read.includes(bare(text)))).toEqual([]);
    const { 文书编号, 依据标准, 核验短码, 日志根值 } = stampTexts(aStamp);
    for (const text of [文书编号, 依据标准, 核验短码, 日志根值, aStamp.address])
      expect(read).toContain(bare(text ?? ''));
  },
);

it('a bureau’s own template: LibreOffice opens it, and its PDF says every value', async () => {
  const form = paperSources[0]!.form;
  const lines = Object.keys(form.names.fields).map((name) => `{${name}}`);
  const data = dataOf(form);
  const read = readInPdf(await filledTemplate(await aTemplate(...lines), data, aStamp));
  expect(Object.values(data.fields).filter(({ text }) => !read.includes(bare(text)))).toEqual([]);
  expect(read).toContain(bare(aStamp.number!));
});
