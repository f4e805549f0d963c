import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { caseOf, rongchangItems } from '@test/paper-counties';
import { randomCounty } from '@test/random-counties';
import {
  applicationForm,
  applicationFormData,
  dispersionSheet,
  dispersionSheetForm,
  filledPaper,
  selfAssessment,
  selfAssessmentForm,
  type CountyPicture,
  type FilledBlock,
} from '../reports/index.js';
import { hqb2017 } from '../standards/index.js';
import { checkText, compareWithCounty } from './index.js';

/** A paper as its Word file is read: a line a paragraph, and a line a cell. */
const textOf = (blocks: readonly FilledBlock[]): string =>
  blocks
    .flatMap((block) => {
      if ('parts' in block) return block.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
      if (block.block !== 'table') return [];
      return [
        block.columns.map(({ heading }) => heading),
        ...block.rows.map((row) => row.map(({ text }) => text)),
      ].flat();
    })
    .join('\n');

const papersOf = (picture: CountyPicture): readonly string[] => [
  textOf(filledPaper(selfAssessmentForm, selfAssessment(picture))),
  textOf(filledPaper(dispersionSheetForm, dispersionSheet(picture))),
  textOf(filledPaper(applicationForm, applicationFormData(picture, {}))),
];

/** Made-up records have more teachers with a certificate than teachers, and more of a group than all: that it finds rightly. */
const ofTheImpossible = ['at-most-all', 'part-of-whole', 'sum-of-parts'];

const foundIn = (picture: CountyPicture) => {
  const items = Object.assign({}, ...picture.input.county.items.map(({ figures }) => figures)) as Record<
    string,
    string
  >;
  const record = { standing: picture.standing, items, names: hqb2017.figures };
  return papersOf(picture).flatMap((text) => [
    ...checkText(text)
      .contradictions.filter(({ rule }) => !ofTheImpossible.includes(rule))
      .map(({ rule, at, shouldBe }) => [rule, at.quoted, shouldBe]),
    ...compareWithCounty(text, record)
      .filter(({ agrees }) => agrees === false)
      .map(({ at, name, recorded }) => [name, at.quoted, recorded]),
  ]);
};

it('finds nothing in the papers that are made of the same record: they cannot contradict it or themselves', () => {
  fc.assert(
    fc.property(randomCounty, (picture) => {
      expect(foundIn(picture)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

it('reads our own report of 荣昌 as it reads theirs', () => {
  const picture = caseOf('rongchang', { items: rongchangItems });
  expect(foundIn(picture)).toEqual([]);
  const [report] = papersOf(picture);
  const record = { standing: picture.standing, items: {}, names: hqb2017.figures };
  // Its table and its sentences say the same of each of the seven indicators: all of it was compared.
  expect(compareWithCounty(report!, record).filter(({ agrees }) => agrees).length).toBeGreaterThan(32);
});
