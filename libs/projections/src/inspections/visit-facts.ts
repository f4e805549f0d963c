import type { VisitFacts } from '@app/domain/inspections';
import { dayOf } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';

/** An inspection as a visit to a school: what is inspected at a campus or a 学部 is a visit to its school. */
export type Visit = VisitFacts & Readonly<{ schoolId: string; inspectionId: string; date: string }>;

type StoredVisit = Omit<Visit, 'team'> & { team: string };

/** Inspections of a place (a county, or one school) that were planned for, or begun on, a day or later; none that was cancelled. */
export const visitsSince = (db: Sqlite, placeId: string, day: string): readonly Visit[] =>
  db
    .all<StoredVisit>(
      `select at.ancestor as schoolId, l.inspection_id as inspectionId, l.kind, l.status, l.started_on as startedOn,
         l.completed_on as completedOn, l.team, l.date
       from organization_closure area cross join inspection_list l on l.unit_id = area.unit
       cross join organization_closure at on at.unit = l.unit_id
       cross join organization_unit u on u.unit_id = at.ancestor
       where area.ancestor = ? and u.kind = 'school' and l.status <> 'cancelled' and coalesce(l.started_on, l.date) >= ?
       order by coalesce(l.started_on, l.date), l.planned_sequence`,
      placeId,
      day,
    )
    .map((row) => ({ ...row, team: JSON.parse(row.team) as string[] }));

/** When a school was last visited, for whatever reason, and by whom. */
export type LastVisit = Readonly<{
  inspectionId: string;
  kind: Visit['kind'];
  date: string;
  team: readonly string[];
}>;

/** A school of a place with its 学区 (null: it stands in none), and the last visits to it up to a day. */
export type SchoolFacts = Readonly<{
  unitId: string;
  districtId: string | null;
  /** The day on which it was put on record here. */
  knownSince: string;
  lastVisit: LastVisit | null;
  lastComprehensive: string | null;
}>;

type StoredSchool = Readonly<{
  unitId: string;
  districtId: string | null;
  recordedAt: number;
  last: string | null;
  lastComprehensive: string | null;
}>;

/** Every open school of a place (a county, or the school itself), in the order of registration, seen from a day. */
export const schoolFacts = (db: Sqlite, placeId: string, day: string): readonly SchoolFacts[] =>
  db
    .all<StoredSchool>(
      `with visit(school, kind, date, said) as (
         select at.ancestor, l.kind, l.started_on, json_object('inspectionId', l.inspection_id, 'kind', l.kind,
           'date', l.started_on, 'team', json(l.team))
         from organization_closure area cross join inspection_list l on l.unit_id = area.unit
         cross join organization_closure at on at.unit = l.unit_id
         where area.ancestor = ? and l.status <> 'cancelled' and l.started_on <= ?)
       select u.unit_id as unitId, (
           select d.unit_id from organization_closure over join organization_unit d on d.unit_id = over.ancestor
           where over.unit = u.unit_id and d.kind = 'schoolDistrict') as districtId,
         (select recorded_at from trail t where t.sequence = u.registered_sequence) as recordedAt,
         (select said from visit v where v.school = u.unit_id order by date desc, said desc limit 1) as last,
         (select max(date) from visit v where v.school = u.unit_id and v.kind = 'comprehensive') as lastComprehensive
       from organization_closure c join organization_unit u on u.unit_id = c.unit
       where c.ancestor = ? and u.kind = 'school' and u.status = 'open' order by u.registered_sequence`,
      placeId,
      day,
      placeId,
    )
    .map(({ recordedAt, last, ...row }) => ({
      ...row,
      knownSince: dayOf(new Date(recordedAt).toISOString()),
      lastVisit: last === null ? null : (JSON.parse(last) as LastVisit),
    }));
