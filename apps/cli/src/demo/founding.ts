import { OpenAccounts, type NewAccount } from '@app/application/access';
import { CountyDeadlinesRequest } from '@app/application/deadlines';
import { OrganizationRequest, SchoolRequest, sectionIdOf, type RegistrationAsk } from '@app/application/organizations';
import { StandardRequest } from '@app/application/standards';
import { roleNames, type Role } from '@app/domain/access';
import type { Actor } from '@app/domain/kernel';
import type { DepartmentType, UnitKind } from '@app/domain/organizations';
import { schoolsOf, type CaseFile, type County, type Person, type School } from './cast.js';
import type { Play } from './play.js';

/** Units and roles of the story stand since this day. */
export const since = '2016-09-01';

/** Who sets the store up, before anybody has an account. */
export const founder: Actor = { id: 'founder', role: 'administrator', unit: 'founder' };

/** How a county is set up. `prefix` begins the usernames of its people. */
export type Founding = Readonly<{
  file: CaseFile;
  prefix: string;
  password: string;
  standsUnder: readonly Above[];
  /** The limits that the county works to, with the document that says so. */
  limits: Readonly<{ profileId: string; basis: string }>;
}>;
/** Where ids of the story come from. */
export type Ids = Pick<Play, 'id'>;
/** A unit above the county, the uppermost first. */
export type Above = Readonly<{ kind: 'province' | 'city'; name: string }>;

const unit = (kind: UnitKind, name: string, parentId: string | null): RegistrationAsk => ({
  type: 'RegisterUnit',
  kind,
  name,
  parentId,
  code: null,
  schoolType: null,
  stage: null,
  departmentType: null,
  urbanRural: null,
  sharedBuildings: false,
  effectiveAt: since,
});

const departments: readonly (readonly ['education' | 'finance' | 'staffing', DepartmentType, string])[] = [
  ['education', 'education', '教育局'],
  ['finance', 'finance', '财政局'],
  ['staffing', 'staffing', '编办'],
];

/** Who is who in a county of the story; nothing is done yet. Ids come from names, so every run means the same. */
export const countyOf = (play: Ids, { file, prefix }: Founding): County => {
  const id = play.id('unit', file.county);
  const ids = Object.fromEntries(
    departments.map(([key, , name]) => [key, play.id('unit', file.county, name)]),
  ) as County['departments'];
  const schools = schoolsOf(file, (name) => play.id('school', file.county, name), sectionIdOf);
  const each = (name: string, role: Role) =>
    new Map(
      schools.map((school, index) => [school.id, person(play, `${prefix}-${name}${two(index + 1)}`, role, school)]),
    );
  return {
    id,
    name: file.county,
    dataYear: file.schoolYear,
    schools,
    people: castOf(play, prefix, { id, name: file.county }, ids),
    departments: ids,
    reporters: each('school', 'reporter'),
    principals: each('head', 'principal'),
  };
};

/** Registers the units of a county with those above it, its accounts and the standard it works to. */
export const found = async (play: Play, founding: Founding, county: County): Promise<void> => {
  let parentId: string | null = null;
  for (const { kind, name } of founding.standsUnder) {
    const above = unit(kind, name, parentId);
    const unitId = play.id('unit', name);
    await play.act(founder, (request) => new OrganizationRequest(unitId, above, request));
    parentId = unitId;
  }
  const itself = unit('county', county.name, parentId);
  await play.act(founder, (request) => new OrganizationRequest(county.id, itself, request));
  for (const [key, departmentType, name] of departments) {
    const department = { ...unit('department', `${county.name}${name}`, county.id), departmentType };
    await play.act(founder, (request) => new OrganizationRequest(county.departments[key], department, request));
  }
  for (const school of county.schools) await register(play, school, county.id);

  const { people, reporters, principals } = county;
  const everybody = [...Object.values(people), ...reporters.values(), ...principals.values()];
  const accounts = everybody.map((one): NewAccount => accountOf(one, founding.password));
  await play.act<unknown>(founder, (request) => new OpenAccounts(accounts, request));

  const adopt = {
    type: 'AdoptStandard',
    standardId: 'hqb-2017',
    basis: '教督〔2017〕6号',
    effectiveAt: '2017-09-01',
  } as const;
  await play.act(people.director!.actor, (request) => new StandardRequest(county.id, adopt, request));
  const { profileId, basis } = founding.limits;
  const limits = { type: 'AdoptDeadlineProfile', countyId: county.id, profileId, basis } as const;
  await play.act(people.director!.actor, (request) => new CountyDeadlinesRequest(county.id, limits, request));
};

const two = (number: number): string => String(number).padStart(2, '0');

const register = (play: Play, school: School, countyId: string) =>
  play.act<unknown>(founder, (request) => {
    const ask = { ...unit('school', school.name, countyId), kind: 'school' as const, schoolType: school.type };
    const sections = school.sections.map(({ stage, name }) => ({ stage, name }));
    return new SchoolRequest(school.id, ask, sections, request);
  });

const person = (play: Ids, username: string, role: Role, at: Readonly<{ id: string; name: string }>): Person => ({
  username,
  title: `${at.name} ${roleNames[role]}`,
  role,
  unitId: at.id,
  actor: { id: play.id('account', username), role, unit: at.id },
});

const castOf = (
  play: Ids,
  prefix: string,
  county: Readonly<{ id: string; name: string }>,
  at: County['departments'],
): County['people'] => {
  const inCounty = (name: string, role: Role) => person(play, `${prefix}-${name}`, role, county);
  // Three do the same work side by side: who is meant must be seen from the name.
  const inspector = (number: number, letter: string): Person => ({
    ...inCounty(`inspector${number}`, 'inspector'),
    title: `${county.name} 责任督学${letter}`,
  });
  const office = (name: string, id: string, title: string) =>
    person(play, `${prefix}-${name}`, 'responsibleUnit', { id, name: `${county.name}${title}` });
  return {
    administrator: inCounty('admin', 'administrator'),
    director: inCounty('director', 'supervisionDirector'),
    inspector1: inspector(1, '甲'),
    inspector2: inspector(2, '乙'),
    inspector3: inspector(3, '丙'),
    leader: inCounty('leader', 'bureauLeader'),
    auditor: inCounty('auditor', 'auditor'),
    finance: office('finance', at.finance, '财政局'),
    staffing: office('staffing', at.staffing, '编办'),
  };
};

const accountOf = ({ username, title, role, unitId, actor }: Person, password: string): NewAccount => ({
  accountId: actor.id,
  unitId,
  username,
  displayName: title,
  phone: null,
  email: null,
  password,
  grants: [{ role, unitId, from: since, until: null }],
  mustChangePassword: false,
});
