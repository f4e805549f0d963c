import { expect, it } from '@jest/globals';
import { hqb2017 } from '@app/domain/standards';
import {
  columnsOf,
  explain,
  noCountyFacts,
  paragraphOf,
  standingOf,
  type SectionInput,
  type StandingInput,
} from '../index.js';

// domain.md G-CV1: five primaries, pupils and a resource; weighted 0.515257 fails where the unweighted 0.488771 would pass.
const schools = [
  ['45', '279'],
  ['37', '137'],
  ['89', '935'],
  ['76', '160'],
  ['55', '402'],
] as const;
const section = (id: string, students: string, sportsVenueArea: string): SectionInput => ({
  id,
  name: `${id}校`,
  stage: 'primary',
  schoolId: null,
  kind: 'school',
  figures: { students, sportsVenueArea },
});
const input: StandingInput = {
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections: schools.map(([students, area], index) => section(`p${index + 1}`, students, area)),
  sharedSchools: [],
  county: noCountyFacts,
};
const standing = standingOf(input);
const why = (sectionId: string | null, subject: string) => explain(input, standing, 'county', sectionId, subject);

it('tells a coefficient with its mean, its standard deviation and those who drive it', () => {
  expect(why(null, 'cv.primary.L5')).toMatchObject({
    unitId: 'county',
    value: '0.515257',
    verdict: 'notMet',
    bound: '应不高于0.50',
    formula: '差异系数 = S ÷ X̄ = 3.263861 ÷ 6.334437 = 0.515257',
    steps: [
      'X̄ = Σ资源 ÷ Σ学生数 = 1913 ÷ 302 = 6.334437',
      'S = √Σ[某校学生数 ÷ 全县学生数 × (某校值 − X̄)²] = 3.263861，共5个参评单位',
      '影响最大：p3校（10.505618，高于平均值，占48.13%）、p4校（2.105263，低于平均值，占42.25%）、p2校（3.702703，低于平均值，占7.97%）',
    ],
  });
  expect(why(null, 'cv.primary.L5')?.inputs).toHaveLength(10);
  expect(why(null, 'mean.primary.L5')).toMatchObject({
    value: '6.334437',
    formula: 'X̄ = Σ资源 ÷ Σ学生数 = 1913 ÷ 302 = 6.334437',
  });
});

it('tells a coefficient that is not there by what is missing', () => {
  expect(why(null, 'cv.primary.L1')).toMatchObject({
    value: null,
    verdict: 'pending',
    formula: '',
    reasons: ['5个参评单位数据未填，待定'],
  });
});

it('is one paragraph with the clause, the numbers, whose they are and their places in the log', () => {
  const explained = why('p1', 'L5')!;
  const told = explained.inputs.map(({ label, value, measure }, index) => ({
    label,
    value,
    measure,
    filedBy: '王老师',
    filedOn: '2024-09-20',
    filedSequence: 10 + index,
    acceptedBy: '李主任',
    acceptedSequence: 20,
    cell: index === 0 ? '上报表格“填报表”D17' : null,
    broughtIn: false,
  }));
  const at = { dataYear: '2024-2025', asOf: '2025-03-03', sequence: 22, county: '彰武县' };
  expect(paragraphOf(explained, told, at)).toBe(
    '彰武县2024-2025学年p1校生均体育运动场馆面积为6.2㎡/生（应不低于7.5，其85%为6.375），未达到要求。' +
      '依据：教督〔2017〕6号 资源配置：生均体育运动场馆面积：小学、初中分别达到7.5平方米以上、10.2平方米以上。' +
      '计算：279 ÷ 45 = 6.2。' +
      '数据：p1校体育运动场馆279平方米（王老师于2024-09-20填报（记录号10），见上报表格“填报表”D17，李主任认可（记录号20））；' +
      'p1校学生数45人（王老师于2024-09-20填报（记录号11），李主任认可（记录号20））。' +
      '说明：生均体育运动场馆面积6.20，低于7.5的85%（6.375）。' +
      '以上按截至记录号22的记录、2025-03-03的情况计算。',
  );
  const past = told.slice(0, 1).map((one) => ({ ...one, cell: '补录表格“往年”第3行', broughtIn: true }));
  expect(paragraphOf(explained, past, at)).toContain(
    'p1校体育运动场馆279平方米（王老师于2024-09-20补录（记录号10），见补录表格“往年”第3行）',
  );
});

it('a count names the figure of every section that it rests on', () => {
  expect(why(null, 'passing.primary.L5')?.inputs).toEqual(
    schools.flatMap(([students, area], index) => [
      {
        unitId: `p${index + 1}`,
        figure: 'sportsVenueArea',
        label: `p${index + 1}校体育运动场馆`,
        value: area,
        measure: '平方米',
      },
      { unitId: `p${index + 1}`, figure: 'students', label: `p${index + 1}校学生数`, value: students, measure: '人' },
    ]),
  );
});

it('a verdict names each section once with all that it filed, that of a section each of its figures', () => {
  const once = ['p1', 'p2', 'p3', 'p4', 'p5'].map((unitId) => ({
    unitId,
    figure: 'return',
    label: `${unitId}校填报数据`,
    value: null,
    measure: '',
  }));
  expect(why(null, 'compliant.primary')?.inputs).toEqual(once);
  expect(why(null, 'compliant.junior')?.inputs).toEqual([]);
  expect(why(null, 'verdict')?.inputs).toEqual(once);
  const own = why('p1', 'verdict')?.inputs ?? [];
  expect(own).toHaveLength(8);
  expect(own).toContainEqual(expect.objectContaining({ figure: 'students', value: '45', measure: '人' }));
  expect(own).toContainEqual(expect.objectContaining({ figure: 'sportsVenueArea', value: '279' }));
  expect(own).toContainEqual(expect.objectContaining({ figure: 'backboneTeachers', value: null, measure: '名' }));
});

it('puts claimed, computed and verified side by side: a printed value is right when it is the computed one rounded', () => {
  const county = { id: 'county', name: '彰武县' };
  const claimed = (unitId: string, subject: string, value: string) =>
    ({ kind: 'claimed', unitId, subject, value }) as const;
  expect(columnsOf(input, standing, county, [])).toEqual([]);
  expect(
    columnsOf(input, standing, county, [
      claimed('county', 'cv.primary.L5', '0.515'),
      claimed('county', 'cv.primary.L5x', '1'),
      claimed('p1', 'L5', '6.3'),
      claimed('p2', 'students', '37'),
      { kind: 'verified', unitId: 'p2', subject: 'students', value: '40' },
    ]),
  ).toMatchObject([
    {
      subject: 'cv.primary.L5',
      claimed: '0.515',
      computed: '0.515257',
      differences: ['computed-verified', 'claimed-verified'],
    },
    {
      unitId: 'p2',
      subject: 'students',
      claimed: '37',
      computed: '37',
      verified: '40',
      differences: ['computed-verified', 'claimed-verified'],
    },
    {
      unitId: 'p1',
      subject: 'L5',
      claimed: '6.3',
      computed: '6.200000',
      verified: null,
      differences: ['claimed-computed'],
    },
    ...[0, 1, 2, 3].map(() => ({ unitId: 'p2', computed: null, verified: null })),
    { unitId: 'p2', subject: 'L5', computed: '3.702703', verified: '3.425000', differences: ['computed-verified'] },
    {},
    {},
  ]);
});
