import { describe, expect, it } from '@jest/globals';
import { basic2012, hqb2017, type Standard } from '@app/domain/standards';
import { explain, noCountyFacts, standingOf, type CountyFacts, type StandingInput } from '../index.js';

const inputOf = (county: Partial<CountyFacts>, standard: Standard = hqb2017): StandingInput => ({
  standard,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections: [],
  sharedSchools: [],
  county: { ...noCountyFacts, ...county },
});
const why = (subject: string, county: Partial<CountyFacts> = {}, standard: Standard = hqb2017) => {
  const input = inputOf(county, standard);
  return explain(input, standingOf(input), 'county', null, subject);
};

describe('everything that the checklist lists answers why', () => {
  it.each([hqb2017, basic2012].map((standard) => [standard.id, standard] as const))(
    '%s: of a county with no figures, each item and veto with its clause, pending',
    (_, standard) => {
      for (const { id, clause } of [...standard.items, ...standard.vetoes])
        expect(why(id, {}, standard)).toMatchObject({ subject: id, clause, verdict: 'pending', short: [], open: [] });
      expect(why('recognition', {}, standard)?.verdict).toBe(standard.recognition ? 'pending' : undefined);
    },
  );

  it('a veto by what was found, whatever the words', () => {
    const finding = '某校设“实验班”<重点>"A"班𠮷';
    const vetoes = (raised: boolean) => ({ vetoes: [{ veto: 'V3', raised, finding }] });
    expect(why('V3', vetoes(true))).toMatchObject({ verdict: 'notMet', reasons: [`查实：${finding}`] });
    expect(why('V3', vetoes(false))).toMatchObject({ verdict: 'met', reasons: [`经核查不存在：${finding}`] });
    expect(why('V3')?.reasons).toEqual(['尚未核查']);
  });

  it('社会认可度 by the exact bound; how the sample was taken is told beside', () => {
    const group = { people: '900', parents: '400', percent: '85', parentsPercent: '84' };
    const survey = { residents: '700000', questionnaire: group, visit: null };
    expect(why('recognition', { recognition: '85', survey })).toMatchObject({
      verdict: 'met',
      bound: '应不低于85%',
      steps: ['常住人口700000人', '问卷900人，满意度85%；其中家长400人，满意度84%'],
      reasons: ['问卷900人，不足常住人口700000人的1.5‰', '问卷900人中家长400人，不足50%'],
    });
    expect(why('recognition', { recognition: '84.999999' })?.verdict).toBe('notMet');
  });

  it('C9 by its subjects', () => {
    const figures = { chineseLevel: '3', mathematicsLevel: '2', scienceLevel: 'n/a' };
    const found = why('C9', { items: [{ item: 'C9', judgement: null, figures }] });
    expect(found?.formula).toContain(
      '监测科目最低学业水平等级 = 最低（语文学业水平等级 3、数学学业水平等级 2、体育学业水平等级 未填、艺术学业水平等级 未填、德育学业水平等级 未填）（2，应不低于3）',
    );
    expect(found?.inputs.map(({ label }) => label)).toContain('德育校际差异率');
  });
});

/** domain.md §4.2: what 彰武 says of its items; its report claims that all but two are met. */
describe('彰武 2024', () => {
  const items = standingOf(
    inputOf({
      items: [
        { item: 'B3', judgement: 'notMet', figures: { schoolsShortOfMusicRooms: '10', schoolsShortOfArtRooms: '10' } },
        { item: 'B7', judgement: 'met', figures: {} },
        { item: 'C4', judgement: 'met', figures: { schoolsBelowTrainingShare: '21' } },
      ],
    }),
  ).items;
  const of = (id: string) => items.find((one) => one.id === id);

  it('rooms fall short, as it says; training funds do too, as it does not', () => {
    expect(of('B3')).toMatchObject({ verdict: 'notMet', contradicted: false });
    expect(of('C4')).toMatchObject({
      verdict: 'notMet',
      contradicted: true,
      reasons: ['教师培训经费安排不足5%的学校数 21，应不高于0', '填报为达到，但所填数据不支持'],
    });
  });

  it('a claim without figures proves nothing, and C9 waits for the State', () => {
    expect(of('B7')).toMatchObject({ claimed: 'met', verdict: 'pending', figuresOf: null });
    expect(of('C9')?.verdict).toBe('pending');
  });
});
