import { countyPlan, schoolGaps, type CountyPlan, type SchoolGaps } from '@app/domain/indicators';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { standingSources } from './inputs.js';
import { resolved, type StandingQuestion } from './standing.js';

/** What the answer was computed for. */
type At = Readonly<{ countyId: string; sequence: number; asOf: string; dataYear: string; standardId: string }>;

/** A county's gaps at a point. */
export type CountyPlanAt = At & CountyPlan;
/** Those of one section's school; null when it complies. */
export type SchoolGapsAt = At & Readonly<{ sectionId: string; gaps: SchoolGaps | null }>;

const at = (db: Sqlite, question: StandingQuestion) => {
  const point = resolved(db, question);
  if (!point) return undefined;
  const { countyId, sequence, asOf, dataYear, standard } = point;
  const { input } = standingSources(db, { ...point, knownAt: sequence });
  return { input, of: { countyId, sequence, asOf, dataYear, standardId: standard.id } };
};

/** The last few plans of a file: each is worked out over the whole county. */
const kept = new WeakMap<Sqlite, Recent<CountyPlanAt>>();
const limit = 16;

/** Undefined when the county at that point is not there. */
export const countyPlanAt = (db: Sqlite, question: StandingQuestion): CountyPlanAt | undefined => {
  const found = at(db, question);
  if (!found) return undefined;
  let plans = kept.get(db);
  if (!plans) kept.set(db, (plans = new Recent(limit)));
  const { input, of } = found;
  return plans.get([...Object.values(of), amended(db)].join(' '), () => ({ ...of, ...countyPlan(input) }));
};

/** Undefined when the county at that point, or the section in it, is not there. */
export const schoolGapsAt = (db: Sqlite, question: StandingQuestion, sectionId: string): SchoolGapsAt | undefined => {
  const found = at(db, question);
  if (!found) return undefined;
  const { input, of } = found;
  const sections = input.sections.filter(({ id }) => id === sectionId);
  const sharedSchools = input.sharedSchools.filter((school) => school.sections.some(({ id }) => id === sectionId));
  if (sections.length + sharedSchools.length === 0) return undefined;
  const [gaps = null] = schoolGaps({ ...input, sections, sharedSchools });
  return { ...of, sectionId, gaps };
};
