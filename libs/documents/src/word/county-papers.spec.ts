import { expect, it } from '@jest/globals';
import {
  applicationForm,
  applicationFormData,
  dispersionSheet,
  dispersionSheetForm,
  filledPaper,
  selfAssessment,
  selfAssessmentForm,
  type FilledBlock,
} from '@app/domain/reports';
import { caseOf, rongchangItems } from '@test/paper-counties';
import { aStamp, partsOf, readIn } from '@test/word-cases';
import { wordPaper } from './word-paper.js';

const rongchang = caseOf('rongchang', { items: rongchangItems });
const zhangwu = caseOf('zhangwu');

/** Every line and cell, as a reader sees them one below the other. */
const linesOf = (blocks: readonly FilledBlock[]): readonly string[] =>
  blocks.flatMap((block) => {
    if ('parts' in block) return [block.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')];
    return block.block === 'table' ? block.rows.flatMap((row) => row.map(({ text }) => text)) : [];
  });

it.each([
  ['荣昌 self-assessment', selfAssessmentForm, selfAssessment(rongchang)],
  ['彰武 self-assessment', selfAssessmentForm, selfAssessment(zhangwu)],
  ['荣昌 application form', applicationForm, applicationFormData(rongchang, {})],
  ['荣昌 coefficients', dispersionSheetForm, dispersionSheet(rongchang)],
] as const)('%s: the Word file says every value, in its order', async (_, form, data) => {
  const blocks = filledPaper(form, data);
  const { landscape } = form;
  const parts = await partsOf(await wordPaper({ stamp: { ...aStamp, name: form.name }, landscape, blocks }));
  const written = readIn(parts['word/document.xml']!);
  let at = 0;
  const missing = linesOf(blocks).filter((line) => {
    const found = written.indexOf(line, at);
    if (found >= 0) at = found + line.length;
    return found < 0;
  });
  expect(missing).toEqual([]);
});
