import { Refusal, type Request } from '@app/domain/kernel';
import {
  organization,
  schoolNameKey,
  schoolTypeNames,
  stageNames,
  type SchoolLine,
  type SchoolProblem,
} from '@app/domain/organizations';
import { namedId } from '@app/ledger';
import type { OrganizationFacts } from './facts.js';
import type { RegistrationAsk } from './organizations.handlers.js';
import type { KnownUnit, SchoolListFacts } from './school-list-facts.js';
import type { SectionAsk } from './school.handler.js';

/** One school that is to be registered. */
export type PlannedSchool = Readonly<{
  id: string;
  school: RegistrationAsk & Readonly<{ kind: 'school' }>;
  sections: readonly SectionAsk[];
}>;

/** What becomes of every line, before anything is written. */
export type SchoolListPlan = Readonly<{
  planned: readonly PlannedSchool[];
  /** Lines whose school is there already. */
  already: readonly SchoolLine[];
  problems: readonly SchoolProblem[];
}>;

export type Ground = Readonly<{
  countyId: string;
  /** SHA-256 of the file. */
  hash: string;
  facts: SchoolListFacts;
  units: OrganizationFacts;
  request: Request;
  /** The sentence of a refusal. */
  sentence: (refusal: Refusal) => string;
}>;

/** Ids of schools that are brought in derive from the file and the row: the same line is never two schools. */
const namespace = '0c1d3f52-6a0e-5a43-8d57-2f9b7c40e6d1';

const named = (units: readonly KnownUnit[], said: string): readonly KnownUnit[] =>
  units.filter(({ name, code }) => code === said || schoolNameKey(name) === schoolNameKey(said));

/** The unit that the school shall stand under, or what is wrong with its name. */
const parentOf = ({ parent }: SchoolLine, { countyId }: Ground, units: readonly KnownUnit[]): KnownUnit | string => {
  const county = units.find(({ unitId }) => unitId === countyId)!;
  if (parent === null) return county;
  const found = named(
    units.filter(({ unitId, kind }) => unitId === countyId || kind === 'schoolDistrict'),
    parent,
  );
  if (found.length === 1) return found[0]!;
  return found.length > 1
    ? `有 ${found.length} 个学区都叫“${parent}”，请写学区代码`
    : `没有学区“${parent}”，请先登记学区，或留空（学校直属区县）`;
};

/** Why a line is not the school of that name that is there; null when it is. */
const differs = (line: SchoolLine, there: KnownUnit): string | null => {
  if (line.code !== null && there.code !== null && line.code !== there.code)
    return `系统中“${there.name}”的标识码是 ${there.code}，请核对`;
  if (there.schoolType !== null && there.schoolType !== line.schoolType)
    return `系统中“${there.name}”的办学类型是${schoolTypeNames[there.schoolType][0]}，请核对`;
  return null;
};

const registrationOf = (line: SchoolLine, parent: KnownUnit, id: string): PlannedSchool => ({
  id,
  school: {
    type: 'RegisterUnit',
    kind: 'school',
    name: line.name,
    parentId: parent.unitId,
    code: line.code,
    schoolType: line.schoolType,
    stage: null,
    departmentType: null,
    urbanRural: line.urbanRural,
    sharedBuildings: line.sharedBuildings,
    effectiveAt: line.since ?? parent.registeredFrom,
  },
  sections: line.stages.map((stage) => ({ stage, name: stageNames[stage][1] ?? stageNames[stage][0] })),
});

/** The refusal of a school by the rules of the tree, in words; null when it would be taken. */
const refused = ({ id, school }: PlannedSchool, { units, request, sentence }: Ground): string | null => {
  const { actor, at } = request;
  const context = { actorId: actor.id, role: actor.role, unitId: actor.unit, at, newId: () => id };
  const parent = units.unit(school.parentId!, school.effectiveAt!);
  try {
    organization.decide({ ...school, unitId: id, parent }, organization.initial, context);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { errors } = error.details as { errors?: readonly { message: string }[] };
    return errors ? errors.map(({ message }) => message).join('；') : sentence(error);
  }
};

/** Nothing is told of another county's units but that they are there. */
const within = (units: readonly KnownUnit[], { unitId, name }: Readonly<{ unitId: string; name: string }>): string =>
  units.some((one) => one.unitId === unitId) ? `“${name}”` : '另一个单位';

/** Looks at every line as it would be registered: all that is wrong, not the first. */
export const planOf = (lines: readonly SchoolLine[], ground: Ground): SchoolListPlan => {
  const planned: PlannedSchool[] = [];
  const already: SchoolLine[] = [];
  const problems: SchoolProblem[] = [];
  const units = ground.facts.under(ground.countyId);
  const schools = units.filter(({ kind }) => kind === 'school');
  const seen = new Map<string, SchoolLine>();
  for (const line of lines) {
    const wrong = (message: string) => problems.push({ sheet: line.sheet, row: line.row, cell: null, message });
    const keys = [schoolNameKey(line.name), ...(line.code === null ? [] : [line.code])];
    const before = keys.flatMap((key) => seen.get(key) ?? [])[0];
    if (before) {
      wrong(`与“${before.sheet}”第 ${before.row} 行是同一所学校（名称或标识码相同），请只留一行`);
      continue;
    }
    for (const key of keys) seen.set(key, line);
    const id = namedId(
      `${ground.request.tenant} ${ground.countyId} ${ground.hash} ${line.sheet} ${line.row}`,
      namespace,
    );
    const there = named(schools, line.name)[0];
    const fault = there && differs(line, there);
    if (fault) {
      wrong(fault);
      continue;
    }
    // A crash may have left a school of this very file without some of its sections: it is gone on with.
    if (there && (there.unitId !== id || line.stages.every((stage) => there.stages.includes(stage)))) {
      already.push(line);
      continue;
    }
    const holder = line.code === null ? null : ground.facts.holderOf(line.code);
    if (holder && holder.unitId !== id) {
      wrong(`标识码 ${line.code} 已是${within(units, holder)}的，请核对`);
      continue;
    }
    const parent = parentOf(line, ground, units);
    if (typeof parent === 'string') {
      wrong(parent);
      continue;
    }
    const school = registrationOf(line, parent, id);
    const refusal = refused(school, ground);
    if (refusal === null) planned.push(school);
    else wrong(refusal);
  }
  return { planned, already, problems };
};
