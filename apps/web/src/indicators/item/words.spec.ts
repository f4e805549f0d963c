import { expect, it } from '@jest/globals';
import type { Entry } from '../checklist/lines';
import { wordsOf } from './words';

const t = (key: string, named?: Readonly<Record<string, unknown>>): string =>
  `${key.split('.').at(-1)}${named ? ` ${Object.values(named).join(' ')}` : ''}`;
const entry = (kind: Entry['kind'], content: Entry['content']): Entry => ({
  kind,
  subject: '',
  content,
  by: '',
  byName: null,
  effectiveFrom: '2025-03-03',
  sequence: 1,
  recordedAt: '2025-03-03T01:00:00Z',
});
const figures = {
  chineseLevel: { name: '语文学业水平等级', unit: '级' },
  artsLevel: { name: '艺术学业水平等级', unit: '级' },
};

it('says what an entry holds, by its kind, and nothing of what it does not', () => {
  const item = { judgement: 'met', figures: { artsLevel: 'n/a', chineseLevel: '3' }, note: null, reason: '补登' };
  expect(wordsOf(entry('item', item), figures, t as never)).toEqual([
    'met',
    '语文学业水平等级 3级',
    '艺术学业水平等级 notApplicable',
    'corrected 补登',
  ]);
  expect(wordsOf(entry('veto', { raised: true, finding: '<b>"𠮷"</b>' }), figures, t as never)).toEqual([
    'notMet',
    '<b>"𠮷"</b>',
  ]);
  const survey = { residents: '600000', questionnaire: { people: '900', parents: '450' }, visit: null };
  expect(wordsOf(entry('recognition', { percent: '91', source: '国家', survey }), figures, t as never)).toEqual([
    'recognition 91%',
    '国家',
    'questionnaire 900 450',
  ]);
  expect(wordsOf(entry('recognition', { percent: '91', source: '国家' }), figures, t as never)).toHaveLength(2);
});
