import { expect, it } from '@jest/globals';
import { noCountyFacts, standingOf, type SectionInput, type StandingInput } from '@app/domain/indicators';
import { hqb2017 } from '@app/domain/standards';
import { computedOf, conditionsOn, contradicts, failing } from './index.js';

const section = (id: string, stage: 'primary' | 'junior', sportsVenueArea: string): SectionInput => ({
  id,
  name: id,
  stage,
  schoolId: null,
  kind: 'school',
  figures: {
    students: '100',
    aboveStandardQualifiedTeachers: '9',
    backboneTeachers: '3',
    peArtsFullTimeTeachers: '3',
    teachingAncillaryArea: '900',
    sportsVenueArea,
    teachingEquipmentValue: '400000',
    networkedMultimediaClassrooms: '5',
  },
});
const inputOf = (sportsVenueArea: string, judged: readonly string[] = []): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections: [
    section('甲小', 'primary', sportsVenueArea),
    section('乙小', 'primary', '1100'),
    section('甲中', 'junior', '1100'),
    section('乙中', 'junior', '1100'),
  ],
  sharedSchools: [],
  county: {
    ...noCountyFacts,
    vetoes: hqb2017.vetoes.map(({ id }) => ({ veto: id, raised: false, finding: '无' })),
    items: hqb2017.items
      .filter(({ id, conditions }) => judged.includes(id) && conditions.length === 0)
      .map(({ id }) => ({ item: id, judgement: 'met', figures: {} })),
  },
});
it('基本均衡监测 of the year is told as it stands, and refuses nothing', () => {
  const told = (basicBalance: 'met' | 'notMet' | 'pending' | null) => {
    const value = {
      dataYear: '2024-2025',
      asOf: '2025-03-03',
      verdict: 'met' as const,
      blockers: [],
      open: [],
      basicBalance,
    };
    const found = conditionsOn('2025-03-03', {
      basic,
      computed: { value: value, sequence: 7 },
      dataYear: '2024-2025',
    });
    const one = found.checked.find(({ condition }) => condition === 'basicMonitoring');
    return [one?.holds, one?.sentence, failing(found), contradicts(found)];
  };
  expect(told('met')).toEqual([true, '基本均衡年度监测：2024-2025学年测算结论为达到', [], false]);
  expect(told('notMet')).toEqual([false, '基本均衡年度监测：2024-2025学年测算结论为未达到', [], false]);
  expect(told('pending')).toEqual([false, '基本均衡年度监测：2024-2025学年测算结论为待定', [], false]);
  expect(told(null)).toEqual([false, '基本均衡年度监测：2024-2025学年没有可以测算的数据', [], false]);
});

const basic = { certifiedOn: '2015-06-01', document: '教督〔2015〕1号' };
const on = (input: StandingInput) =>
  conditionsOn('2025-03-03', {
    basic,
    computed: { value: computedOf(standingOf(input)), sequence: 7 },
    dataYear: '2024-2025',
  });

it('what is not met fails the condition, and is kept with its sentence', () => {
  const found = on(inputOf('600'));
  expect(found).toMatchObject({ knownAt: 7, verdict: 'notMet' });
  expect(found.blockers.some(({ kind, part }) => kind === 'notMet' && part === 'resources')).toBe(true);
  expect([contradicts(found), failing(found)]).toEqual([true, ['2024-2025学年测算结论为未达到，有1处未达到要求']]);
});

it('what the county has yet to judge fails it too; what the State gives later does not', () => {
  const open = computedOf(standingOf(inputOf('1100')));
  expect(open.verdict).toBe('pending');
  expect(open.open).toEqual([
    expect.stringMatching(/^政府保障程度第1、.*项待认定$/),
    expect.stringMatching(/^教育质量第.*项待认定$/),
  ]);
  expect(open.open[1]).not.toMatch(/[、第]9项/);
  const standing = standingOf(inputOf('1100'));
  const settled = {
    ...standing,
    items: standing.items.map((one) => (one.kind === 'external' ? one : { ...one, verdict: 'met' as const })),
  };
  expect(computedOf(settled).open).toEqual([]);
});
