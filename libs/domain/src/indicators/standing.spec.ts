import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basic2012, hqb2017, type Judgement } from '@app/domain/standards';
import {
  noCountyFacts,
  standingOf,
  type CountyFacts,
  type Figure,
  type SectionInput,
  type SharedSchoolInput,
  type StandingInput,
} from './index.js';

/** A section that meets everything: 100 pupils with so much of each resource. */
const good: Readonly<Record<string, Figure>> = {
  students: '100',
  aboveStandardQualifiedTeachers: '8',
  backboneTeachers: '2',
  peArtsFullTimeTeachers: '2',
  teachingAncillaryArea: '800',
  sportsVenueArea: '1200',
  teachingEquipmentValue: '300000',
  networkedMultimediaClassrooms: '4',
};
const section = (
  id: string,
  figures: Readonly<Record<string, Figure>> = {},
  more: Partial<SectionInput> = {},
): SectionInput => ({
  id,
  name: `${id}校`,
  stage: id.startsWith('p') ? 'primary' : 'junior',
  schoolId: null,
  kind: 'school',
  ...more,
  figures: { ...good, ...figures },
});
const four = [section('p1'), section('p2'), section('j1'), section('j2')];
const known: CountyFacts = {
  items: hqb2017.items.map(({ id, conditions }) => ({
    item: id,
    judgement: 'met',
    figures: Object.fromEntries(
      conditions.flatMap(({ sum, over, atMost, below, atLeastFigure }) => [
        ...sum.map((name) => [name.replace('-', ''), name.startsWith('-') || atMost || below ? '0' : '9000'] as const),
        ...(over ?? []).map((name) => [name.replace('-', ''), name.startsWith('-') ? '0' : '1'] as const),
        ...(atLeastFigure === undefined ? [] : [[atLeastFigure, '1'] as const]),
      ]),
    ),
  })),
  recognition: '85',
  vetoes: hqb2017.vetoes.map(({ id }) => ({ veto: id, raised: false, finding: '经核查不存在' })),
  exemptions: [],
};
const input = (sections: readonly SectionInput[], more: Partial<StandingInput> = {}): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections,
  sharedSchools: [],
  county: known,
  ...more,
});
const verdictOf = (sections: readonly SectionInput[], county: Partial<CountyFacts> = {}): Judgement =>
  standingOf(input(sections, { county: { ...known, ...county } })).verdict;

describe('a county', () => {
  it('is met only when everything is known and met', () => {
    expect(standingOf(input(four))).toMatchObject({ verdict: 'met', blockers: [] });
    expect(standingOf(input(four, { county: noCountyFacts })).verdict).toBe('pending');
    expect(verdictOf(four, { recognition: null })).toBe('pending');
    expect(verdictOf(four, { recognition: '84.99' })).toBe('notMet');
    expect(verdictOf(four, { vetoes: known.vetoes.slice(1) })).toBe('pending');
    expect(verdictOf(four, { vetoes: known.vetoes.map((one) => ({ ...one, raised: one.veto === 'V3' })) })).toBe(
      'notMet',
    );
    expect(verdictOf(four, { items: known.items.slice(1) })).toBe('pending');
  });

  it('names what is in the way, what is not met first', () => {
    const { blockers } = standingOf(
      input([...four, section('p3', { teachingAncillaryArea: '300', backboneTeachers: null })], {
        county: { ...known, vetoes: known.vetoes.slice(2), recognition: '80' },
      }),
    );
    expect(blockers.map(({ sentence }) => sentence)).toEqual([
      '小学有1个参评单位未做到“至少6项指标达到要求、余项不低于要求的85%”：p3校（教辅用房）',
      '社会认可度80%，低于85%',
      '小学校际差异系数（骨干教师）：1个参评单位数据未填，待定',
      '一票否决情形待核查：存在以考试方式招生；存在违规择校行为',
    ]);
  });
});

describe('what is not a number', () => {
  it('a missing figure stays missing: no verdict of the school, no coefficient, a pending county', () => {
    const standing = standingOf(input([...four, section('p3', { backboneTeachers: null })]));
    const [, , , , p3] = standing.sections;
    expect(p3).toMatchObject({ compliant: null, reasons: ['每百名学生拥有县级以上骨干教师数数据未填，待定'] });
    expect([p3?.values[1], p3?.met[1], p3?.states[1]]).toEqual([null, null, 'missing']);
    const { cv, cvMet, means, pending, compositeCv, compliant } = standing.stages.primary;
    expect([cv[1], cvMet[1], means[1], pending, compositeCv, compliant]).toEqual([null, null, null, 1, null, 2]);
    expect(cv[0]).toBe(0);
    expect(standing.verdict).toBe('pending');
  });

  it('不适用 is left out of the coefficient and is no miss', () => {
    const standing = standingOf(input([...four, section('p3', { sportsVenueArea: 'n/a' })]));
    expect(standing.sections[4]).toMatchObject({ compliant: true, reasons: ['生均体育运动场馆面积不适用'] });
    expect(standing.stages.primary.cv[4]).toBe(0);
    expect(standing.verdict).toBe('met');
  });

  it('no pupils, no schools, one school, no resource at all: 无法判定, with the reason', () => {
    const empty = standingOf(input([...four, section('p3', { students: '0' })]));
    expect(empty.sections[4]).toMatchObject({ compliant: null, reasons: ['学生数为0，无法判定'] });
    expect(empty.sections[4]?.values.every((value) => value === null)).toBe(true);
    expect(empty.verdict).toBe('pending');

    const alone = standingOf(input([section('p1'), section('j1'), section('j2')]));
    expect(alone.stages.primary.cv.every((value) => value === null)).toBe(true);
    expect(alone.blockers.map(({ sentence }) => sentence).join()).toContain('只有一个参评单位，无法判定校际差异');

    const none = standingOf(input([section('p1'), section('p2')]));
    expect(none.stages.junior).toMatchObject({ sections: 0, compliantPercent: null });
    expect(none.blockers[0]?.sentence).toBe('初中没有参评单位，无法判定');

    const zero = standingOf(
      input([...four.slice(0, 2), section('j1', { backboneTeachers: '0' }), section('j2', { backboneTeachers: '0' })]),
    );
    expect([zero.stages.junior.cv[1], zero.stages.junior.cvReasons[1]]).toEqual([null, '全县平均值为0，无法判定']);
    expect(JSON.stringify([empty, alone, none, zero])).not.toMatch(/NaN|Infinity/);
  });
});

describe('who takes part', () => {
  it('a 教学点 from 50 pupils; never special or vocational schools; any ordinary school', () => {
    const standing = standingOf(
      input([
        ...four,
        section('p3', { students: '49' }, { kind: 'teachingPoint' }),
        section('p4', { students: '50' }, { kind: 'teachingPoint' }),
        section('p5', {}, { kind: 'special' }),
        section('j3', {}, { kind: 'vocational' }),
        section('p6', { students: '8' }, { kind: 'campus' }),
        section('p7', { students: null }, { kind: 'teachingPoint' }),
      ]),
    );
    expect(standing.excluded.map(({ sectionId, reason }) => [sectionId, reason])).toEqual([
      ['p3', '教学点学生49人，不足50人'],
      ['p5', '特殊教育学校不参加资源配置指标评估'],
      ['j3', '职业学校不参加资源配置指标评估'],
    ]);
    expect(standing.sections.map(({ id }) => id)).toEqual(['p1', 'p2', 'j1', 'j2', 'p4', 'p6', 'p7']);
    expect(standing.stages.primary.students).toBeNull();
  });
});

describe('a school with joint buildings', () => {
  const teachers = { aboveStandardQualifiedTeachers: '20', backboneTeachers: '5', peArtsFullTimeTeachers: '5' };
  const school: SharedSchoolInput = {
    id: 's1',
    name: '四堡子九年制学校',
    type: 'nineYear',
    students: { primary: '166', junior: '210' },
    figures: {
      teachingAncillaryArea: '23226',
      sportsVenueArea: '9000',
      teachingEquipmentValue: '1200000',
      networkedMultimediaClassrooms: '20',
    },
    sections: [
      { id: 's1p', name: '小学部', stage: 'primary', figures: teachers },
      { id: 's1j', name: '初中部', stage: 'junior', figures: teachers },
    ],
  };

  it('stands with its sections, teachers as filed and buildings split', () => {
    const { sections } = standingOf(input(four, { sharedSchools: [school] }));
    expect(sections.at(-2)).toMatchObject({ id: 's1p', schoolId: 's1', students: '166' });
    expect(sections.at(-2)?.values.slice(2, 4)).toEqual(['3.012048', '58.503778']);
    expect(sections.at(-1)?.values.slice(2, 4)).toEqual(['2.380952', '64.354156']);
  });

  it('leaves all four open while one number of pupils is missing', () => {
    const open = { ...school, students: { primary: '166' } };
    const { sections } = standingOf(input(four, { sharedSchools: [open] }));
    expect(sections.at(-2)?.states).toEqual(['met', 'met', 'met', 'missing', 'missing', 'missing', 'missing']);
    expect(sections.at(-1)?.students).toBeNull();
  });
});

describe('an exemption', () => {
  const exemption = { exemptionId: 'e', sectionId: 'p3', subject: 'L5', plan: '扩建', expires: '2025-12-31' };
  const poor = [...four, section('p3', { sportsVenueArea: '500' })];
  const at = (date: string) =>
    standingOf(input(poor, { date, county: { ...known, exemptions: [exemption] } })).sections[4];

  it('counts up to and with its last day, and says so; the figure itself stays not met', () => {
    expect(at('2025-12-31')).toMatchObject({ compliant: true });
    expect(at('2025-12-31')?.met[4]).toBe(false);
    expect(at('2025-12-31')?.reasons.at(-1)).toBe('生均体育运动场馆面积按过渡性放宽计，至2025-12-31');
    expect(at('2026-01-01')).toMatchObject({ compliant: false });
  });
});

describe('基本均衡 2012', () => {
  const more = { computers: '20', books: '3000', fullTimeTeachers: '8', intermediateTitleTeachers: '4' };
  const facts: CountyFacts = {
    ...noCountyFacts,
    items: [
      { item: 'B1', judgement: 'met', figures: {} },
      { item: 'B2', judgement: 'met', figures: { governmentWorkScore: '92' } },
    ],
  };
  const basic = (sections: readonly SectionInput[]) =>
    standingOf(input(sections, { standard: basic2012, county: facts }));

  it('decides by the composite of eight, and asks nothing of a single school', () => {
    const standing = basic(four.map((one) => section(one.id, more)));
    expect(standing.stages.primary).toMatchObject({ compositeCv: 0, compositeMet: true, compliant: null, pending: 0 });
    expect(standing.indicators).toHaveLength(8);
    expect(standing.verdict).toBe('met');
    const uneven = basic([
      section('p1', more),
      section('p2', { ...more, students: '5' }),
      ...four.slice(2).map((one) => section(one.id, more)),
    ]);
    expect(uneven.stages.primary.compositeMet).toBe(false);
    expect(uneven.verdict).toBe('notMet');
  });

  it('is pending while inputs are missing', () => {
    const standing = basic(four);
    expect(standing.verdict).toBe('pending');
    expect(standing.stages.primary).toMatchObject({ compositeCv: null, compositeMet: null, pending: 2 });
  });
});

it('the order of the sections changes no verdict and no figure of a stage', () => {
  const figure = fc.integer({ min: 1, max: 900 }).map(String);
  const any = fc.array(fc.record({ students: figure, teachingAncillaryArea: figure, backboneTeachers: figure }), {
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(any, (rows) => {
      const sections = rows.map((row, index) => section(`p${index}`, row));
      const [one, other] = [standingOf(input(sections)), standingOf(input([...sections].reverse()))];
      expect(other.stages).toEqual(one.stages);
      expect(other.verdict).toBe(one.verdict);
    }),
    { numRuns: 50 },
  );
});

it('does not change its input, and answers the same to the byte', () => {
  const asked = input(four);
  const before = JSON.stringify(asked);
  expect(JSON.stringify(standingOf(asked))).toBe(JSON.stringify(standingOf(asked)));
  expect(JSON.stringify(asked)).toBe(before);
});
