import { expect, it } from '@jest/globals';
import { stampNames, type PaperBlock } from '@app/domain/reports';
import { paperSources } from './sources.js';

const forms = paperSources.map(({ form }) => [form.name, form] as const);

/** Names in the braces of a form's texts, and in the columns of its tables. */
const namesIn = (blocks: readonly PaperBlock[]): readonly string[] =>
  blocks.flatMap((block) => {
    if ('text' in block) return [...block.text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!);
    if (block.block === 'table') return [block.table, ...block.columns.map(({ field }) => field)];
    if (block.block === 'each') return [block.table, ...namesIn(block.blocks)];
    return block.block === 'when' ? [block.named, ...namesIn(block.blocks)] : [];
  });

it('every kind is in the list once', () => {
  const kinds = forms.map(([, { kind }]) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  for (const kind of kinds) expect(kind).toMatch(/^[a-z][a-z-]*$/);
});

it.each(forms)('%s: a template may use every name that the built-in form prints', (_, { names, blocks, asks = [] }) => {
  const told = [names.fields, names.tables, ...Object.values(names.tables).map(({ fields }) => fields)];
  const known = new Set(told.flatMap((one) => Object.keys(one)));
  expect(namesIn(blocks).filter((name) => !known.has(name))).toEqual([]);
  expect(asks.filter((name) => !Object.hasOwn(names.fields, name))).toEqual([]);
});

it.each(forms)('%s: no name of its own is one that every paper has, and none can be mistaken', (_, { names }) => {
  const all = [...Object.keys(names.fields), ...Object.keys(names.tables)];
  expect(all.filter((name) => Object.hasOwn(stampNames, name))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((name) => /[{}#/\s[\]]/.test(name))).toEqual([]);
});
