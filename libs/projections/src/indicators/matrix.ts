import { columnsOf, type Column } from '@app/domain/indicators';
import type { Sqlite } from '@app/sqlite';
import { standingSources } from './inputs.js';
import { resolved, standingAt, type CountyStanding, type ResolvedQuestion, type StandingQuestion } from './standing.js';
import { statementsOfMembers } from './statements.js';

/** A county's standing beside what people say of it. */
export type CountyMatrix = CountyStanding &
  Readonly<{
    /** 材料所称、计算、核实 of whatever somebody claims or has verified. */
    columns: readonly Column[];
  }>;

/** Kept as long as its standing is. */
const kept = new WeakMap<CountyStanding, CountyMatrix>();

/** The matrix that a resolved question points to. */
export const matrixAt = (db: Sqlite, point: ResolvedQuestion): CountyMatrix => {
  const found = standingAt(db, point);
  const before = kept.get(found);
  if (before) return before;
  const { countyId, sequence: knownAt, asOf } = point;
  const { input, members } = standingSources(db, { ...point, knownAt });
  const stated = statementsOfMembers(db, point, members, { knownAt, asOf });
  const columns = columnsOf(input, found.standing, { id: countyId, name: found.county ?? '' }, stated);
  const matrix = { ...found, columns };
  kept.set(found, matrix);
  return matrix;
};

/** The same of a question; undefined when there is no such county, nothing was known of it yet, or no such standard. */
export const countyMatrix = (db: Sqlite, question: StandingQuestion): CountyMatrix | undefined => {
  const point = resolved(db, question);
  return point && matrixAt(db, point);
};
