import { termOf } from '@app/domain/deadlines';
import { comprehensiveDue, visitingRules, type ComprehensiveDue } from '@app/domain/inspections';
import type { Sqlite } from '@app/sqlite';

/** A school as one plans visits: when somebody was there last, and what the rules still ask. Days are ISO dates. */
export type VisitedSchool = Readonly<{
  unitId: string;
  lastVisit: string | null;
  /** 经常性督导 of the day's term: carried out, planned, and how many the rules ask for. */
  routine: Readonly<{ done: number; planned: number; required: number; missing: number }>;
  lastComprehensive: string | null;
  comprehensive: ComprehensiveDue;
}>;

type Row = Readonly<{
  unitId: string;
  lastVisit: string | null;
  done: number;
  planned: number;
  lastComprehensive: string | null;
}>;

/**
 * Every open school of a county, seen from a day: those that nobody has visited for longest come first. What is
 * inspected at a campus or a 学部 is a visit to its school.
 */
export const visitedSchools = (db: Sqlite, countyId: string, day: string): readonly VisitedSchool[] => {
  const term = termOf(day);
  const required = visitingRules.routinePerTerm;
  return db
    .all<Row>(
      `with visit(school, kind, date, done) as (
         select at.ancestor, l.kind, coalesce(l.started_on, l.date), l.started_on is not null
         from organization_closure area cross join inspection_list l on l.unit_id = area.unit
         cross join organization_closure at on at.unit = l.unit_id
         where area.ancestor = ? and l.status <> 'cancelled')
       select u.unit_id as unitId,
         max(case when v.done and v.date <= ? then v.date end) as lastVisit,
         count(case when v.kind = 'routine' and v.done and v.date between ? and ? then 1 end) as done,
         count(case when v.kind = 'routine' and not v.done and v.date between ? and ? then 1 end) as planned,
         max(case when v.kind = 'comprehensive' and v.done and v.date <= ? then v.date end) as lastComprehensive
       from organization_closure c join organization_unit u on u.unit_id = c.unit
       left join visit v on v.school = u.unit_id
       where c.ancestor = ? and u.kind = 'school' and u.status = 'open'
       group by u.unit_id
       order by lastVisit is not null, lastVisit, u.registered_sequence`,
      countyId,
      day,
      term.from,
      term.to,
      term.from,
      term.to,
      day,
      countyId,
    )
    .map(({ done, planned, ...row }) => ({
      ...row,
      routine: { done, planned, required, missing: Math.max(0, required - done) },
      comprehensive: comprehensiveDue(row.lastComprehensive, day),
    }));
};
