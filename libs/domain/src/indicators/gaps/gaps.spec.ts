import { describe, expect, it } from '@jest/globals';
import { hqb2017 } from '@app/domain/standards';
import {
  countyPlan,
  noCountyFacts,
  schoolGaps,
  standingOf,
  withChanges,
  type SectionInput,
  type SharedSchoolInput,
  type StandingInput,
} from '../index.js';

const enough = {
  students: '1000',
  aboveStandardQualifiedTeachers: '60',
  backboneTeachers: '10',
  peArtsFullTimeTeachers: '9',
  teachingAncillaryArea: '5800',
  sportsVenueArea: '10200',
  teachingEquipmentValue: '2500000',
  networkedMultimediaClassrooms: '24',
};
const section = (id: string, figures: SectionInput['figures'] = {}): SectionInput => ({
  id,
  name: `${id}校`,
  stage: id.startsWith('p') ? 'primary' : 'junior',
  schoolId: null,
  kind: 'school',
  figures: { ...enough, ...figures },
});
const input = (sections: readonly SectionInput[], sharedSchools: readonly SharedSchoolInput[] = []): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections,
  sharedSchools,
  county: noCountyFacts,
});

describe('what a school lacks', () => {
  it('is told in whole units, the shortest way first, and which indicator may stay', () => {
    // 1000 primary pupils: 9 PE and art teachers, 7500 m² of grounds, 2,000,000 yuan of equipment are asked.
    const gaps = schoolGaps(input([section('p1', { peArtsFullTimeTeachers: '7', sportsVenueArea: '7187.5' })]));
    expect(gaps).toMatchObject([
      {
        unitId: 'p1',
        open: [],
        // Seven of nine teachers are below the floor of 7.65; the grounds are above theirs of 6375.
        ways: [
          {
            mayStay: [{ sectionId: 'p1', indicator: 'L5' }],
            changes: [{ figure: 'peArtsFullTimeTeachers', from: '7', amount: '2', to: '9' }],
          },
          {
            mayStay: [{ sectionId: 'p1', indicator: 'L3' }],
            changes: [
              { figure: 'peArtsFullTimeTeachers', amount: '1', to: '8' },
              { figure: 'sportsVenueArea', amount: '312.5', to: '7500', sentence: '再需312.5㎡体育运动场馆' },
            ],
          },
        ],
        sentence: 'p1校：再需2名体育、艺术专任教师；体育场馆可暂不达标（不低于要求的85%即可）',
      },
    ]);
    expect(gaps[0]?.sections[0]?.indicators[2]).toMatchObject({ state: 'belowFloor', toThreshold: '2', toFloor: '1' });
    expect(gaps[0]?.sections[0]?.indicators[4]).toMatchObject({ toThreshold: '312.5', toFloor: '0' });
  });

  it('is nothing when it complies, and has to be filed first where it is not known', () => {
    expect(schoolGaps(input([section('p1', { sportsVenueArea: '6375' })]))).toEqual([]);
    expect(schoolGaps(input([section('p1', { sportsVenueArea: null })]))).toMatchObject([
      { ways: [], open: [{ indicator: 'L5' }], sentence: 'p1校：体育场馆尚无可用数据，须先填报' },
    ]);
  });

  it('is the whole school’s where its stages share the buildings: the binding stage says how much', () => {
    // domain.md 1.4: L5 needs T ≥ 9.2727·(A + 1.1B) in the junior part, 7.5·(A + 1.1B) in the primary part.
    const [primary, junior] = [section('p1'), section('j1')];
    const school: SharedSchoolInput = {
      id: 's1',
      name: '九年制学校',
      type: 'nineYear',
      students: { primary: '166', junior: '210' },
      figures: {
        ...enough,
        sportsVenueArea: '3600',
        teachingEquipmentValue: '900000',
        networkedMultimediaClassrooms: '9',
      },
      sections: [primary, junior].map(({ id, name, stage, figures }) => ({ id, name, stage, figures })),
    };
    const [gaps] = schoolGaps(input([], [school]));
    const lacks = (index: number) => gaps?.sections.map(({ indicators }) => indicators[index]?.toThreshold);
    expect(gaps).toMatchObject({ unitId: 's1', unit: '九年制学校' });
    expect(gaps?.sections[0]?.indicators[4]).toMatchObject({ unitId: 's1' });
    // 397 weighed pupils: 3681.27… m² for the juniors; 2977.5 for the primary pupils are there.
    expect(lacks(4)).toEqual(['0', '81.28']);
    // Rooms: 9.13 for the primary part, 8.66 for the junior one.
    expect(lacks(6)).toEqual(['1', '0']);
    expect(
      gaps?.ways.map(({ mayStay, changes }) => [mayStay, changes.map(({ unitId, amount }) => [unitId, amount])]),
    ).toEqual([
      // 2500 · 397 / 1.1 = 902272.73 yuan. The rooms may stay in the primary part.
      [
        [
          { sectionId: 'p1', indicator: 'L7' },
          { sectionId: 'j1', indicator: 'L5' },
        ],
        [['s1', '2272.73']],
      ],
      [
        [
          { sectionId: 'p1', indicator: 'L7' },
          { sectionId: 'j1', indicator: 'L6' },
        ],
        [['s1', '81.28']],
      ],
    ]);
    expect(gaps?.sentence).toBe(
      '九年制学校：再需2272.73元教学仪器设备；多媒体教室、体育场馆可暂不达标（不低于要求的85%即可）',
    );
  });
});

describe('what a county lacks', () => {
  it('names who drives a coefficient, and how far the limit is', () => {
    // G-CV1: weighted 0.515257.
    const books = [
      ['45', '279'],
      ['37', '137'],
      ['89', '935'],
      ['76', '160'],
      ['55', '402'],
    ];
    const plan = countyPlan(
      input([
        ...books.map(([students = '', area = ''], index) =>
          section(`p${index + 1}`, { students, sportsVenueArea: area }),
        ),
        section('j1'),
        section('j2'),
      ]),
    );
    const driven = plan.cvs.find(({ indicator }) => indicator === 'L5');
    expect(driven).toMatchObject({ stage: 'primary', cv: 0.515257, limit: '0.50', excess: '0.015257', sections: 5 });
    expect(driven?.mean).toBe('6.334437');
    // 89/302·(10.505618 − 6.334437)² = 5.127…; 76/302·(2.105263 − 6.334437)² = 4.501…; of 10.652790.
    expect(driven?.drivers.slice(0, 2)).toMatchObject([
      { sectionId: 'p3', side: 'above', value: '10.505618', share: '48.13' },
      { sectionId: 'p4', side: 'below', value: '2.105263', share: '42.25' },
    ]);
    expect(plan.settles).toBe(true);
  });

  it('tries its list with the calculation itself, and takes nothing from anybody', () => {
    const county = input([
      section('p1', { sportsVenueArea: '30000' }),
      section('p2', { sportsVenueArea: '7500' }),
      section('p3', { sportsVenueArea: '7500' }),
      section('j1', { backboneTeachers: '1' }),
      section('j2'),
    ]);
    const plan = countyPlan(county);
    expect(plan.settles).toBe(true);
    const after = standingOf(withChanges(county, plan.changes));
    expect(after.blockers.filter(({ part }) => part === 'resources' || part === 'dispersion')).toEqual([]);
    expect(plan.changes.map(({ unitId, figure }) => [unitId, figure])).toEqual([
      ['j1', 'backboneTeachers'],
      ['p2', 'sportsVenueArea'],
    ]);
    for (const { from, to } of plan.changes) expect(Number(to)).toBeGreaterThan(Number(from));
  });
});
