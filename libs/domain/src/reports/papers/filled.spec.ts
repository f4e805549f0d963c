import { expect, it } from '@jest/globals';
import { filledPaper, UnboundName } from './filled.js';
import type { PaperBlock, PaperData, PaperForm, PaperValue } from './paper.js';

const said = (text: string): PaperValue => ({ text, behind: null });
const form = (blocks: readonly PaperBlock[]): PaperForm => ({
  kind: 'trial',
  name: '试用文书',
  subject: 'county',
  edition: 1,
  landscape: false,
  names: { fields: {}, tables: {} },
  blocks,
});
const data: PaperData = {
  fields: { 县名: said('彰武县'), 说明: said('') },
  tables: { 学校: [{ 校名: said('一小') }, { 校名: said('二小') }], 空表: [] },
};

it('puts the same value into a sentence and into a cell', () => {
  const table: PaperBlock = {
    block: 'table',
    table: '学校',
    caption: null,
    columns: [{ heading: '校名', field: '校名', width: 1, align: 'left' }],
  };
  const each: PaperBlock = { block: 'each', table: '学校', blocks: [{ block: 'paragraph', text: '{县名}{校名}。' }] };
  const [cells, first] = filledPaper(form([table, each]), data);
  const row = data.tables['学校']![0]!;
  expect(cells).toMatchObject({ rows: [[row['校名']], [{ text: '二小' }]] });
  expect(first).toMatchObject({ parts: [{ text: '彰武县' }, row['校名'], '。'] });
});

it('heads a column by a value, and leaves out the one whose heading comes to nothing', () => {
  const column = (heading: string) => ({ heading, field: '校名', width: 1, align: 'left' as const });
  const columns = [column('{县名}校名'), column('{说明}'), column('校名')];
  const [table] = filledPaper(form([{ block: 'table', table: '学校', caption: '{县名}学校', columns }]), data);
  expect(table).toMatchObject({ caption: '彰武县学校', columns: [{ heading: '彰武县校名' }, { heading: '校名' }] });
  expect(table).toMatchObject({
    rows: [
      [{ text: '一小' }, { text: '一小' }],
      [{}, {}],
    ],
  });
});

it('leaves out what is said only of something', () => {
  const about = (named: string): PaperBlock => ({ block: 'when', named, blocks: [{ block: 'page-break' }] });
  expect(filledPaper(form([about('说明'), about('空表'), about('县名'), about('学校')]), data)).toHaveLength(2);
});

it('counts what is not there in nothing', () => {
  const fields = { 经费: said('未填'), 人数: said('126'), 比例: said('—') };
  const sentence: PaperBlock = { block: 'paragraph', text: '公用经费{经费}元，{人数}人，占{比例}%。' };
  const [line] = filledPaper(form([sentence]), { fields, tables: {} });
  const words = line && 'parts' in line ? line.parts.map((part) => (typeof part === 'string' ? part : part.text)) : [];
  expect(words.join('')).toBe('公用经费未填，126人，占—。');
});

it('marks a value behind what it is counted in', () => {
  const fields = {
    比例: { text: '99.999（边界值）', behind: { of: 'verdict' as const } },
    系数: said('0.500（边界值）'),
  };
  const sentence: PaperBlock = { block: 'paragraph', text: '占{比例}%，系数{系数}，其余从略' };
  const [line] = filledPaper(form([sentence]), { fields, tables: {} });
  const found = line && 'parts' in line ? line.parts : [];
  expect(found).toContainEqual({ text: '99.999', behind: { of: 'verdict' } });
  const words = found.map((part) => (typeof part === 'string' ? part : part.text));
  expect(words.join('')).toBe('占99.999%（边界值），系数0.500（边界值），其余从略');
});

it.each(['{没有}', '{toString}'])('does not print a name that has no value: %s', (text) => {
  expect(() => filledPaper(form([{ block: 'paragraph', text }]), data)).toThrow(UnboundName);
});
