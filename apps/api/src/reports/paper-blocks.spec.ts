import { expect, it } from '@jest/globals';
import type { PaperData } from '@app/domain/reports';
import { sourceOf, type PaperRecord } from '@app/runtime/reports';
import { issuedContent } from './paper-blocks.js';

const kind = 'rectification-notice';
const { names, edition, name } = sourceOf(kind).form;
const said = (text: string) => ({ text, behind: null });
const values: PaperData = {
  fields: Object.fromEntries(Object.keys(names.fields).map((one) => [one, said(`〔${one}〕`)])),
  tables: Object.fromEntries(Object.keys(names.tables).map((one) => [one, []])),
};
const issued = (of: object) => ({ data: { kind, name, standardId: 'hqb-2017', ...of } }) as unknown as PaperRecord;

it('fills the form with the values that were kept', () => {
  const { blocks, isSameForm } = issuedContent(issued({ edition }), values);
  expect(isSameForm).toBe(true);
  const texts = blocks.flatMap(({ parts = [] }) => parts.map(({ text }) => text));
  expect(texts.filter((text) => text.startsWith('〔')).length).toBeGreaterThan(3);
});

it('shows nothing of another edition’s values in a form that has other names', () => {
  const empty: PaperData = { fields: {}, tables: {} };
  expect(issuedContent(issued({ edition: edition + 1 }), empty)).toMatchObject({ isSameForm: false, blocks: [] });
});
