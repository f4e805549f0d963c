import { warningsOf, type PupilsOfYear, type Warnings } from '@app/domain/indicators';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { dataYearsOf, figuresOfMembers } from '../submissions/index.js';
import { filedByForm } from './counted-return.js';
import { judgedBy, type JudgedBy } from './judged.js';
import { standingSources, type StandingSources } from './inputs.js';
import { resolved, type ResolvedQuestion, type StandingQuestion } from './standing.js';

/** Early warning of a county, and what it was computed for. */
export type CountyWarnings = Readonly<{
  countyId: string;
  county: string | null;
  /** The county's own last sequence: the same one means the same answer. */
  sequence: number;
  asOf: string;
  dataYear: string;
  standardId: string;
}> &
  JudgedBy &
  Warnings;

/** The last few answers of a file: each is worked out over a whole county, twice. */
const kept = new WeakMap<Sqlite, Recent<CountyWarnings>>();
const limit = 16;

/** Pupils of the county's present members in the data years before, as known and in force at the same point. */
const pupilsBefore = (
  db: Sqlite,
  { countyId, dataYear, sequence, asOf }: ResolvedQuestion,
  { members }: StandingSources,
): ReadonlyMap<string, readonly PupilsOfYear[]> => {
  const point = { knownAt: sequence, asOf };
  const sections = members.filter(({ kind }) => kind === 'section');
  const years = dataYearsOf(
    db,
    sections.map(({ unitId }) => unitId),
    point,
  ).filter((year) => year < dataYear);
  const bySection = new Map<string, PupilsOfYear[]>();
  for (const year of years) {
    const counting = figuresOfMembers(db, { countyId, dataYear: year }, members, point);
    for (const { unitId } of sections) {
      const students = counting.get(unitId)?.figures['students'] ?? null;
      if (students !== null) bySection.set(unitId, [...(bySection.get(unitId) ?? []), { dataYear: year, students }]);
    }
  }
  return bySection;
};

/** Early warning of a county at a point. Undefined when the county at that point is not there. */
export const countyWarnings = (db: Sqlite, question: StandingQuestion): CountyWarnings | undefined => {
  const point = resolved(db, question);
  if (!point) return undefined;
  let answers = kept.get(db);
  if (!answers) kept.set(db, (answers = new Recent(limit)));
  const { countyId, dataYear, sequence, asOf, standard } = point;
  return answers.get([countyId, dataYear, sequence, asOf, standard.id, amended(db)].join(' '), () => {
    const sources = standingSources(db, { ...point, knownAt: sequence });
    const { input, members, counting } = sources;
    const filed = filedByForm(db, dataYear, counting);
    const county = members.find(({ unitId }) => unitId === countyId)?.name ?? null;
    const of = { countyId, county, sequence, asOf, dataYear, standardId: standard.id, ...judgedBy(point) };
    return { ...of, ...warningsOf({ input, past: pupilsBefore(db, point, sources), filed }) };
  });
};
