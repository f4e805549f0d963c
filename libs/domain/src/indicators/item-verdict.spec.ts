import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hqb2017 } from '@app/domain/standards';
import { itemStandings } from './item-verdict.js';

/** 荣昌 2024, as its report says it: every item claimed to be met. */
const rongchang: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  B4: { primariesOver2000: '4', juniorsOver2000: '2', combinedOver2500: '1' },
  B5: { primaryClassesOver45: '21', juniorClassesOver50: '6' },
  B7: { specialSchoolFunds: '870000', specialSchoolStudents: '126' },
  B8: { teacherAveragePay: '13223', civilServantAveragePay: '13196' },
  B9: { teachersTrained360: '4384', teachersDueForTraining: '4384' },
  B11: { teachersEligibleForRotation: '610', teachersRotated: '273', backboneTeachersRotated: '103' },
  B14: { highSchoolPlaces: '4220', allottedHighSchoolPlaces: '3389' },
  B15: { eligibleMigrantChildren: '2361', migrantsInPublicSchools: '1827', migrantsInPurchasedPlaces: '534' },
  C1: {
    juniorGraduates: '8295',
    juniorTransferredIn: '439',
    juniorTransferredOut: '299',
    juniorEntrantsThreeYearsAgo: '8155',
    juniorDeaths: '0',
  },
  C2: { disabledChildren: '496', disabledChildrenEnrolled: '496' },
  C9: {},
};
const standings = itemStandings(
  hqb2017,
  Object.entries(rongchang).map(([item, figures]) => ({ item, judgement: 'met', figures })),
);
const of = (id: string) => standings.find((one) => one.id === id)!;

describe('what a county claims, and what its figures say', () => {
  it.each([
    ['B4', '超过2000人的小学数 4，应不高于0'],
    ['B5', '超过45人的小学班级数 21，应不高于0'],
    ['B7', '特殊教育学校生均公用经费（元） 6904.76，应不低于8000'],
  ])('%s is claimed to be met and is not: %s', (id, reason) => {
    expect(of(id)).toMatchObject({ claimed: 'met', verdict: 'notMet', contradicted: true });
    expect(of(id).reasons).toContain(reason);
  });

  it.each(['B8', 'B9', 'B11', 'B14', 'B15', 'C1', 'C2'])('%s is met', (id) => {
    expect(of(id)).toMatchObject({ verdict: 'met', contradicted: false });
  });

  it('G-RET: (8295 − 439 + 299) / 8155 is 100 %', () => {
    expect(of('C1').reasons).toEqual(['初中三年巩固率 100.00%']);
  });

  it('waits for the State, for figures, and for what nobody recorded', () => {
    expect(of('C9')).toMatchObject({ verdict: 'pending', claimed: 'met' });
    expect(of('B1')).toMatchObject({ verdict: 'pending', claimed: null });
  });

  it('needs a judgement beside the figures where one part cannot be counted', () => {
    const figures = rongchang['B8'] ?? {};
    const [pending] = itemStandings({ ...hqb2017, items: hqb2017.items.filter(({ id }) => id === 'B8') }, [
      { item: 'B8', judgement: 'pending', figures },
    ]);
    expect(pending?.verdict).toBe('pending');
  });

  it('keeps the two ratios of B11 apart, and divides by nobody', () => {
    const only = { ...hqb2017, items: hqb2017.items.filter(({ id }) => id === 'B11') };
    const b11 = (teachersRotated: string, backboneTeachersRotated: string) =>
      itemStandings(only, [
        {
          item: 'B11',
          judgement: 'met',
          figures: { teachersEligibleForRotation: '610', teachersRotated, backboneTeachersRotated },
        },
      ])[0];
    expect(b11('61', '13')?.verdict).toBe('met');
    expect(b11('60', '60')?.verdict).toBe('notMet');
    expect(b11('273', '54')?.verdict).toBe('notMet');
    expect(b11('0', '0')?.reasons).toContain('骨干教师占交流轮岗教师的比例：分母不大于0，无法判定');
  });
});

describe('C9: the State’s monitoring, subject by subject', () => {
  const codes = ['chinese', 'mathematics', 'science', 'pe', 'arts', 'morals'];
  const subjects = (
    levels: readonly (string | undefined)[],
    rates: readonly (string | undefined)[],
  ): Readonly<Record<string, string>> =>
    Object.fromEntries(
      codes.flatMap((code, index) => [
        ...(levels[index] === undefined ? [] : [[`${code}Level`, levels[index]] as const]),
        ...(rates[index] === undefined ? [] : [[`${code}Rate`, rates[index]] as const]),
      ]),
    );
  const c9 = (figures: Readonly<Record<string, string>>) =>
    itemStandings(hqb2017, [{ item: 'C9', judgement: 'met', figures }]).find(({ id }) => id === 'C9')!;
  const six = (value: string) => Array.from({ length: 6 }, () => value);

  it('the lowest level and the highest rate decide, exactly', () => {
    expect(c9(subjects(six('3'), six('0.1499'))).verdict).toBe('met');
    expect(c9(subjects(['3', '3', '2', '4', '4', '4'], six('0.1')))).toMatchObject({
      verdict: 'notMet',
      contradicted: true,
      reasons: ['监测科目最低学业水平等级 2，应不低于3', '监测科目最高校际差异率 0.1', '填报为达到，但所填数据不支持'],
    });
    expect(c9(subjects(six('4'), ['0.1', '0.15', '0.1', '0.1', '0.1', '0.1']))).toMatchObject({ verdict: 'notMet' });
    expect(c9(subjects(six('4'), six('0.1496'))).reasons[1]).toBe('监测科目最高校际差异率 0.1496');
  });

  it('waits for the subjects that are 未填, and passes over those that were not monitored', () => {
    expect(c9({})).toMatchObject({ verdict: 'pending' });
    expect(c9(subjects(['3', '3'], ['0.1', '0.1']))).toMatchObject({
      verdict: 'pending',
      reasons: ['监测科目最低学业水平等级：数据未填', '监测科目最高校际差异率：数据未填'],
    });
    const two = (value: string) => [value, value, 'n/a', 'n/a', 'n/a', 'n/a'];
    expect(c9(subjects(two('3'), two('0.14'))).verdict).toBe('met');
    expect(c9(subjects(six('n/a'), six('n/a')))).toMatchObject({
      verdict: 'pending',
      reasons: ['监测科目最低学业水平等级：均未监测', '监测科目最高校际差异率：均未监测'],
    });
    // One that misses settles it, whatever the others say.
    expect(c9(subjects(['1'], [])).verdict).toBe('notMet');
  });

  it('what was recorded of the extremes alone is judged as it was', () => {
    expect(c9({ lowestSubjectLevel: '3', highestDifferenceRate: '0.149' }).verdict).toBe('met');
    expect(c9({ lowestSubjectLevel: '3', highestDifferenceRate: '0.15' }).verdict).toBe('notMet');
  });

  it('any subject that is worse makes it no better', () => {
    const level = fc.constantFrom('1', '2', '3', '4', 'n/a');
    fc.assert(
      fc.property(fc.array(level, { minLength: 6, maxLength: 6 }), (levels) => {
        const monitored = levels.filter((one) => one !== 'n/a').map(Number);
        const wanted = monitored.length === 0 ? 'pending' : Math.min(...monitored) >= 3 ? 'met' : 'notMet';
        expect(c9(subjects(levels, six('0.1'))).verdict).toBe(wanted);
      }),
    );
  });
});
