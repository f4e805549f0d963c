import type { Sqlite } from '@app/sqlite';
import { Reachable, type Desk, type TodoLine } from '../kernel/index.js';
import { visitPlanOf, type VisitedSchool } from './visit-plan.js';

/** By which day a school must be visited of which no visit is planned; null where none is owed this month. */
const owedBy = ({ state, current, missed, planned }: VisitedSchool): string | null => {
  if (state === 'holiday' || state === 'unknown') return null;
  if (planned.some(({ kind }) => kind === 'routine')) return null;
  if (state === 'overdue') return missed[0]?.due ?? null;
  const open = current.filter(({ per, missing }) => missing > 0 && (per === 'month' || state === 'soon'));
  return open.map(({ due }) => due).sort()[0] ?? null;
};

/** The schools of a 责任督学 that are still owed a visit this month, or before the term ends; a planned visit waits by itself. */
export const visitTodoLines = (db: Sqlite, { accountId, seats, day }: Desk): readonly TodoLine[] => {
  const held = db.all<{ unitId: string; countyId: string; sequence: number }>(
    `select unit_id as unitId, county_id as countyId, entrusted_sequence as sequence from responsibility
     where account_id = ? and since <= ? and until > ? order by entrusted_sequence`,
    accountId,
    day,
    day,
  );
  if (held.length === 0) return [];
  const reach = new Reachable(db, seats);
  return held.flatMap(({ unitId, countyId, sequence }): readonly TodoLine[] => {
    if (!reach.may('inspections.conduct', unitId)) return [];
    const school = visitPlanOf(db, { countyId, day, unitId }).schools.find((one) => one.unitId === unitId);
    const dueDate = school ? owedBy(school) : null;
    if (dueDate === null) return [];
    const kind = 'inspections.visitSchool';
    const line = { id: unitId, unitId: countyId, aboutId: unitId, dueDate, provisional: false, mine: true, sequence };
    return [{ place: 'inspections', kind, ...line }];
  });
};

/** What such a line says of its school: when somebody was there last. */
export const visitTodoFacts = (db: Sqlite, unitId: string, countyId: string, day: string) => {
  const [school] = visitPlanOf(db, { countyId, day, unitId }).schools;
  const { owed = 0, lastVisit = null } = school ?? {};
  return { owed: Math.max(1, owed), lastVisit: lastVisit?.date ?? null };
};
