import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hqb2017 } from '@app/domain/standards';
import { sizeBands } from '@app/domain/submissions';
import { soundPremises, soundSection } from '@test/sound-returns';
import { explain } from '../explain/index.js';
import { standingOf } from '../standing.js';
import { noCountyFacts, type ExemptionEntry, type StandingInput } from '../standing-input.js';
import { countedItemFigures, itemEntries, type CountedSection, type FiledValues } from './index.js';

const bands = sizeBands.map(({ code }) => code);
const alone = (id: string, values: FiledValues, stage: 'primary' | 'junior' = 'junior'): CountedSection => ({
  id,
  schoolId: id,
  premisesId: id,
  stage,
  values: { ...soundSection, ...values },
});
const granted = (sectionId: string, subject: string, expires = '2026-12-31'): ExemptionEntry => ({
  exemptionId: `${sectionId}.${subject}`,
  sectionId,
  subject,
  plan: '扩建',
  expires,
});
const inputOf = (
  sections: readonly CountedSection[],
  exemptions: readonly ExemptionEntry[],
  date: string,
  premises: Readonly<Record<string, FiledValues>> = {},
): StandingInput => {
  const own = Object.fromEntries(sections.map(({ premisesId, values }) => [premisesId, values]));
  const counted = countedItemFigures(hqb2017, sections, { ...own, ...premises }, bands);
  const items = itemEntries(hqb2017, [], { returned: {}, counted });
  const county = { ...noCountyFacts, items, exemptions };
  return { standard: hqb2017, dataYear: '2024-2025', date, sections: [], sharedSchools: [], county };
};
const itemOf = (input: StandingInput, id: string) => standingOf(input).items.find((one) => one.id === id);
const verdict = (id: string, values: FiledValues, stage: 'primary' | 'junior' = 'junior', date = '2025-06-01') =>
  itemOf(inputOf([alone('a', values, stage)], [granted('a', id)], date), id)?.verdict;

/** Twelve classes, and rooms between what the relief asks and what the item does. */
const small = { musicRoomsFrom96: '0', musicRoomsFrom73: '1', artRoomsFrom90: '0', artRoomsFrom67: '1' };
const tiny = { ...small, musicRoomsFrom73: '0', artRoomsFrom67: '0', yearBuilt: '2020' };

describe('B3: smaller rooms, of a school that was granted it', () => {
  it('nothing is relieved by itself', () => {
    expect(itemOf(inputOf([alone('a', small)], [], '2025-06-01'), 'B3')?.verdict).toBe('notMet');
    expect(itemOf(inputOf([alone('a', small)], [granted('b', 'B3')], '2025-06-01'), 'B3')?.verdict).toBe('notMet');
    expect(itemOf(inputOf([alone('a', small)], [granted('a', 'B4')], '2025-06-01'), 'B3')?.verdict).toBe('notMet');
  });

  it('73 and 67 square metres for what was built by 2016', () => {
    expect(verdict('B3', { ...small, yearBuilt: '2016' })).toBe('met');
    expect(verdict('B3', { ...small, yearBuilt: '2017' })).toBe('notMet');
    expect(verdict('B3', { ...small, artRoomsFrom67: '0' })).toBe('notMet');
    expect(verdict('B3', { ...small, classes: '13' })).toBe('notMet');
  });

  it('54 and 61 for a small rural school whose largest class is below thirty', () => {
    const rural = { ...tiny, urbanRural: 'rural', largestClass: '29' };
    const rooms54 = { musicRoomsFrom54: '1', artRoomsFrom54: '1', musicRoomsFrom61: '0', artRoomsFrom61: '0' };
    const rooms61 = { musicRoomsFrom61: '1', artRoomsFrom61: '1' };
    expect(verdict('B3', { ...rural, ...rooms54 }, 'primary')).toBe('met');
    expect(verdict('B3', { ...rural, ...rooms54 }, 'junior')).toBe('notMet');
    expect(verdict('B3', { ...rural, ...rooms61 }, 'junior')).toBe('met');
    expect(verdict('B3', { ...rural, ...rooms61, largestClass: '30' })).toBe('notMet');
    expect(verdict('B3', { ...rural, ...rooms61, urbanRural: 'town' })).toBe('notMet');
  });

  it('says so until its last day, and stands open while a field that decides is 未填', () => {
    const on = (date: string) => itemOf(inputOf([alone('a', small)], [granted('a', 'B3')], date), 'B3');
    expect(on('2026-12-31')).toMatchObject({
      verdict: 'met',
      reasons: [
        '音乐专用教室不足的学校数 0',
        '美术专用教室不足的学校数 0',
        '按过渡性放宽计1所（最早2026年12月31日到期）',
      ],
    });
    expect(on('2027-01-01')?.verdict).toBe('notMet');
    expect(verdict('B3', { ...small, yearBuilt: null })).toBe('pending');
    // What is settled by one case needs no other.
    expect(verdict('B3', { ...small, largestClass: null })).toBe('met');
  });

  it('the explanation tells who would fall short, by which numbers, and until when it does not', () => {
    const input = inputOf(
      [alone('a', small), alone('b', { ...small, yearBuilt: '2018' })],
      [granted('a', 'B3')],
      '2025-06-01',
    );
    const why = explain(input, standingOf(input), 'county', null, 'B3');
    expect(why?.short).toEqual([
      {
        unitId: 'b',
        unit: 'b',
        says: '12个班应有96平方米及以上的音乐专用教室1间，现有0间；12个班应有90平方米及以上的美术专用教室1间，现有0间',
        relief: null,
      },
      {
        unitId: 'a',
        unit: 'a',
        says: '12个班应有96平方米及以上的音乐专用教室1间，现有0间；12个班应有90平方米及以上的美术专用教室1间，现有0间',
        relief: {
          exemptionId: 'a.B3',
          expires: '2026-12-31',
          text: '2016年及以前规划建成的学校，音乐专用教室73平方米、美术专用教室67平方米以上',
          within: true,
        },
      },
    ]);
    expect(why?.formula).toContain('音乐专用教室不足的学校数 = 1');
  });

  it('is granted to a school whose stages share their rooms through either section', () => {
    const both = ['primary', 'junior'].map((stage): CountedSection => ({
      ...alone(stage, { classes: '6' }, stage as 'primary' | 'junior'),
      schoolId: 'school',
      premisesId: 'school',
    }));
    const premises = { school: { ...soundPremises, ...small } };
    for (const one of both)
      expect(itemOf(inputOf(both, [granted(one.id, 'B3')], '2025-06-01', premises), 'B3')?.verdict).toBe('met');
    expect(itemOf(inputOf(both, [], '2025-06-01', premises), 'B3')?.verdict).toBe('notMet');
  });
});

describe('B4: larger schools', () => {
  it('2400 pupils for what was built by 2010', () => {
    expect(verdict('B4', { students: '2400', yearBuilt: '2010' })).toBe('met');
    expect(verdict('B4', { students: '2401', yearBuilt: '2010' })).toBe('notMet');
    expect(verdict('B4', { students: '2400', yearBuilt: '2011' })).toBe('notMet');
  });

  it('or where more than half of the pupils are 随迁子女', () => {
    expect(verdict('B4', { students: '2200', yearBuilt: '2020', migrantChildren: '1101' })).toBe('met');
    expect(verdict('B4', { students: '2200', yearBuilt: '2020', migrantChildren: '1100' })).toBe('notMet');
    expect(verdict('B4', { students: '2200', yearBuilt: '2020', migrantChildren: null })).toBe('pending');
  });

  it('3000 for a school of both stages', () => {
    const school = (a: string, b: string): readonly CountedSection[] => [
      { ...alone('p', { students: a }, 'primary'), schoolId: 'school', premisesId: 'school' },
      { ...alone('j', { students: b }), schoolId: 'school', premisesId: 'school' },
    ];
    const of = (a: string, b: string) =>
      itemOf(inputOf(school(a, b), [granted('p', 'B4')], '2025-06-01', { school: soundPremises }), 'B4')?.verdict;
    expect(of('1500', '1500')).toBe('met');
    expect(of('1500', '1501')).toBe('notMet');
  });
});

it('a grant takes away exactly the schools that keep within its bounds', () => {
  const school = fc.record({
    students: fc.integer({ min: 1990, max: 2410 }),
    yearBuilt: fc.integer({ min: 2008, max: 2012 }),
    migrants: fc.integer({ min: 900, max: 1300 }),
    isGranted: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(school, { minLength: 1, maxLength: 12 }), (schools) => {
      const sections = schools.map(({ students, yearBuilt, migrants }, index) =>
        alone(`s${index}`, {
          students: String(students),
          yearBuilt: String(yearBuilt),
          migrantChildren: String(migrants),
        }),
      );
      const grants = schools.flatMap(({ isGranted }, index) => (isGranted ? [granted(`s${index}`, 'B4')] : []));
      const wanted = schools.flatMap(({ students, yearBuilt, migrants, isGranted }, index) => {
        const within = students <= 2400 && (yearBuilt <= 2010 || migrants * 2 > students);
        return students > 2000 && !(isGranted && within) ? [`s${index}`] : [];
      });
      const input = inputOf(sections, grants, '2025-06-01');
      const short = explain(input, standingOf(input), 'county', null, 'B4')?.short ?? [];
      expect(
        short
          .filter(({ relief }) => relief?.within !== true)
          .map(({ unitId }) => unitId)
          .toSorted(),
      ).toEqual(wanted.toSorted());
      expect(itemOf(input, 'B4')?.verdict).toBe(wanted.length === 0 ? 'met' : 'notMet');
    }),
  );
});
