import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import type { OrganizationCommand } from './commands.js';
import type { OrganizationEvent } from './events.js';
import { organization } from './organization.js';
import type { UnitFacts } from './units.js';

type Registered = Extract<OrganizationEvent, { type: 'UnitRegistered' }>;
type Register = Extract<OrganizationCommand, { type: 'RegisterUnit' }>;

const county: UnitFacts = {
  unitId: 'county-1',
  kind: 'county',
  schoolType: null,
  registeredFrom: '2000-01-01',
  endedFrom: null,
  sectionStages: [],
};
const school: UnitFacts = { ...county, unitId: 'school-1', kind: 'school', schoolType: 'nineYear' };

const registerSchool: Register = {
  type: 'RegisterUnit',
  unitId: 'school-1',
  kind: 'school',
  name: '四堡子九年制学校',
  effectiveAt: '2010-09-01',
  parentId: 'county-1',
  parent: { value: county, sequence: 7 },
  code: '2121000001',
  schoolType: 'nineYear',
  stage: null,
  departmentType: null,
  urbanRural: 'rural',
  sharedBuildings: true,
};
const registered: Registered = {
  type: 'UnitRegistered',
  data: {
    unitId: 'school-1',
    kind: 'school',
    name: '四堡子九年制学校',
    parentId: 'county-1',
    parent: { kind: 'county', schoolType: null, sequence: 7 },
    code: '2121000001',
    schoolType: 'nineYear',
    stage: null,
    departmentType: null,
    urbanRural: 'rural',
    sharedBuildings: true,
    effectiveFrom: '2010-09-01',
  },
};
const section = (stage: 'primary' | 'junior' | 'senior', above: UnitFacts | null = school): Register => ({
  type: 'RegisterUnit',
  unitId: 'section-1',
  kind: 'section',
  name: '小学部',
  effectiveAt: '2010-09-01',
  parentId: 'school-1',
  parent: { value: above, sequence: 9 },
  code: null,
  schoolType: null,
  stage,
  departmentType: null,
  urbanRural: null,
  sharedBuildings: false,
});
const close = (effectiveAt: string, reason = '生源不足'): OrganizationCommand => ({
  type: 'CloseUnit',
  reason,
  effectiveAt,
});
const closed: OrganizationEvent = {
  type: 'UnitClosed',
  data: { unitId: 'school-1', reason: '生源不足', effectiveFrom: '2024-09-01' },
};

describe('a unit of the tree', () => {
  it('is registered under a unit that may hold it, once', () => {
    given(organization, []).when(registerSchool).yields([registered]);
    given(organization, [registered]).when(registerSchool).yields([]);
    given(organization, [registered])
      .when({ ...registerSchool, name: '另一所学校' })
      .refuses('organization.already-registered');
  });

  it('takes the day of the deed when no other day is given', () => {
    const { effectiveAt: _, ...today } = registerSchool;
    given(organization, [])
      .when(today)
      .yields([{ ...registered, data: { ...registered.data, effectiveFrom: '2025-03-03' } }]);
  });

  it('stands only where its kind may stand', () => {
    const under = (parent: UnitFacts | null, change: Partial<Register> = {}) =>
      given(organization, []).when({ ...registerSchool, ...change, parent: { value: parent, sequence: 1 } });
    under(null).refuses('organization.unknown-unit');
    under({ ...county, kind: 'city' }).refuses('organization.wrong-parent');
    under(null, { parentId: null }).refuses('organization.needs-parent');
    under({ ...county, endedFrom: '2010-09-01' }).refuses('organization.ended');
    under({ ...county, registeredFrom: '2011-01-01' }).refuses('organization.not-yet-there');
    under(school, { kind: 'campus', schoolType: 'twelveYear' }).refuses('organization.campus-beyond-school');
  });

  it('has sections only of the stages of its school, one of each', () => {
    given(organization, []).when(section('senior')).refuses('organization.stage-not-offered');
    given(organization, [])
      .when(section('junior', { ...school, schoolType: 'primary' }))
      .refuses('organization.stage-not-offered');
    given(organization, [])
      .when(section('primary', { ...school, sectionStages: ['primary'] }))
      .refuses('organization.stage-taken');
    given(organization, [])
      .when(section('primary'))
      .yields([
        {
          type: 'UnitRegistered',
          data: {
            unitId: 'section-1',
            kind: 'section',
            name: '小学部',
            parentId: 'school-1',
            parent: { kind: 'school', schoolType: 'nineYear', sequence: 9 },
            code: null,
            schoolType: null,
            stage: 'primary',
            departmentType: null,
            urbanRural: null,
            sharedBuildings: false,
            effectiveFrom: '2010-09-01',
          },
        },
      ]);
  });

  it('says everything that is wrong with a registration at once', () => {
    given(organization, [])
      .when({ ...registerSchool, name: ' ', schoolType: null, stage: 'primary', code: 'x' })
      .refuses('organization.form');
    expect(() =>
      organization.decide(
        { ...registerSchool, name: ' ', schoolType: null },
        { status: 'absent' },
        {
          actorId: 'a',
          role: 'administrator',
          unitId: 'county-1',
          at: '2025-03-03T01:00:00.000Z',
          newId: () => 'id',
        },
      ),
    ).toThrow(expect.objectContaining({ details: expect.objectContaining({ fields: 'name、schoolType' }) }));
  });

  it('is renamed from a day on, also from an earlier one than a later name', () => {
    const rename = (name: string, effectiveAt: string): OrganizationCommand => ({
      type: 'RenameUnit',
      name,
      effectiveAt,
    });
    const renamed: OrganizationEvent = {
      type: 'UnitRenamed',
      data: { unitId: 'school-1', name: '四堡子学校', effectiveFrom: '2020-09-01' },
    };
    given(organization, [registered]).when(rename('四堡子学校', '2020-09-01')).yields([renamed]);
    given(organization, [registered, renamed]).when(rename('四堡子学校', '2020-09-01')).yields([]);
    given(organization, [registered, renamed])
      .when(rename('四堡子中心校', '2015-09-01'))
      .yields([
        { type: 'UnitRenamed', data: { unitId: 'school-1', name: '四堡子中心校', effectiveFrom: '2015-09-01' } },
      ]);
    given(organization, [registered])
      .when(rename('早于设立', '2009-09-01'))
      .refuses('organization.before-registration');
    given(organization, [registered]).when(rename('  ', '2020-09-01')).refuses('organization.name-missing');
    given(organization, []).when(rename('没有', '2020-09-01')).refuses('organization.unknown-unit');
  });

  it('moves under another unit', () => {
    const district: UnitFacts = { ...county, unitId: 'district-1', kind: 'schoolDistrict' };
    const move = (parent: UnitFacts | null): OrganizationCommand => ({
      type: 'MoveUnit',
      parentId: 'district-1',
      parent: { value: parent, sequence: 11 },
      effectiveAt: '2021-09-01',
    });
    const moved: OrganizationEvent = {
      type: 'UnitMoved',
      data: {
        unitId: 'school-1',
        parentId: 'district-1',
        effectiveFrom: '2021-09-01',
        parent: { kind: 'schoolDistrict', schoolType: null, sequence: 11 },
      },
    };
    given(organization, [registered]).when(move(district)).yields([moved]);
    given(organization, [registered, moved]).when(move(district)).yields([]);
    given(organization, [registered])
      .when(move({ ...district, kind: 'department' }))
      .refuses('organization.wrong-parent');
  });

  it('ends once: merged, split or closed', () => {
    given(organization, [registered]).when(close('2024-09-01')).yields([closed]);
    given(organization, [registered, closed]).when(close('2024-09-01')).yields([]);
    given(organization, [registered, closed]).when(close('2024-10-01')).refuses('organization.ended');
    given(organization, [registered, closed])
      .when({ type: 'RenameUnit', name: '新名', effectiveAt: '2024-09-01' })
      .refuses('organization.ended');
    given(organization, [registered]).when(close('2009-01-01')).refuses('organization.before-registration');
    given(organization, [registered]).when(close('2024-09-01', ' ')).refuses('organization.reason-missing');
  });

  it('merges into another unit of its kind', () => {
    const merge = (into: string, target: UnitFacts | null): OrganizationCommand => ({
      type: 'MergeUnit',
      into,
      target: { value: target, sequence: 12 },
      effectiveAt: '2024-09-01',
    });
    const merged: OrganizationEvent = {
      type: 'UnitMerged',
      data: { unitId: 'school-1', into: 'school-2', intoSequence: 12, effectiveFrom: '2024-09-01' },
    };
    const other = { ...school, unitId: 'school-2' };
    given(organization, [registered]).when(merge('school-2', other)).yields([merged]);
    given(organization, [registered, merged]).when(merge('school-2', other)).yields([]);
    given(organization, [registered]).when(merge('school-1', school)).refuses('organization.into-itself');
    given(organization, [registered])
      .when(merge('campus-1', { ...other, kind: 'campus' }))
      .refuses('organization.other-kind');
  });

  it('splits into at least two others of its kind', () => {
    const split = (...into: string[]): OrganizationCommand => ({
      type: 'SplitUnit',
      into,
      effectiveAt: '2024-09-01',
      targets: { value: into.map((unitId) => ({ ...school, unitId })), sequence: 13 },
    });
    const parted: OrganizationEvent = {
      type: 'UnitSplit',
      data: { unitId: 'school-1', into: ['school-2', 'school-3'], intoSequence: 13, effectiveFrom: '2024-09-01' },
    };
    given(organization, [registered]).when(split('school-3', 'school-2')).yields([parted]);
    given(organization, [registered, parted]).when(split('school-2', 'school-3')).yields([]);
    given(organization, [registered]).when(split('school-2', 'school-2')).refuses('organization.split-needs-two');
    given(organization, [registered]).when(split('school-1', 'school-2')).refuses('organization.into-itself');
  });
});
