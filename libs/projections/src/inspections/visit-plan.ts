import { schoolDayOn, type SchoolDay, type SchoolYear } from '@app/domain/deadlines';
import {
  comprehensiveDue,
  notCounted,
  visitDuty,
  type ComprehensiveDue,
  type DutyInput,
  type DutyState,
  type InspectionKind,
  type RulePeriod,
  type VisitDuty,
} from '@app/domain/inspections';
import { plusDays } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { schoolYearsOf } from '../deadlines/index.js';
import { responsibilitiesIn, responsibleOn } from './responsibilities.js';
import { schoolFacts, visitsSince, type LastVisit, type Visit } from './visit-facts.js';
import { visitRulesOf } from './visit-rules.js';

/** A visit that is planned and was not begun. */
export type PlannedVisit = Readonly<{
  inspectionId: string;
  kind: InspectionKind;
  date: string;
  team: readonly string[];
}>;

/** A school as one plans visits: when somebody was there last, what the rules still ask, whose school it is. Days are ISO dates. */
export type VisitedSchool = VisitDuty &
  Readonly<{
    unitId: string;
    /** What it was reckoned from. */
    input: DutyInput;
    districtId: string | null;
    lastVisit: LastVisit | null;
    planned: readonly PlannedVisit[];
    /** Accounts of its 责任督学. */
    responsible: readonly string[];
    lastComprehensive: string | null;
    comprehensive: ComprehensiveDue;
  }>;

/** The schools of a county (or one of them) on a day, with what the day is to them and the county's own rule. */
export type VisitPlan = Readonly<{
  day: string;
  schoolDay: SchoolDay;
  /** The county's own rule in force on that day, or none; and one that begins later. */
  rule: RulePeriod | null;
  comingRule: RulePeriod | null;
  schools: readonly VisitedSchool[];
}>;

/** Two terms end within so many days before any day. */
const lookBack = 400;

/** Which people were 责任督学 of any school of the county on a day; each day is looked up once. */
const everResponsible = (db: Sqlite, countyId: string): ((day: string) => ReadonlySet<string>) => {
  const rows = responsibilitiesIn(db, countyId);
  const known = new Map<string, ReadonlySet<string>>();
  return (day) => {
    let found = known.get(day);
    if (!found) {
      const held = rows.filter(({ since, until }) => since <= day && (until === null || day < until));
      known.set(day, (found = new Set(held.map(({ accountId }) => accountId))));
    }
    return found;
  };
};

/** School years whose visits are looked at: those that ended within the stretch, or are yet to end. */
const recentYears = (db: Sqlite, countyId: string, day: string): readonly SchoolYear[] =>
  schoolYearsOf(db, countyId).filter(({ second }) => second.to >= plusDays(day, -lookBack));

/**
 * How the open schools of a county stand to the rules of visiting on a day: those that are overdue first, and of them
 * those that nobody has visited for longest. `unitId`: that school only.
 */
export const visitPlanOf = (
  db: Sqlite,
  { countyId, day, unitId = countyId }: Readonly<{ countyId: string; day: string; unitId?: string }>,
): VisitPlan => {
  const terms = recentYears(db, countyId, day);
  const rules = visitRulesOf(db, countyId);
  const responsible = responsibleOn(db, countyId, day);
  const onDay = everResponsible(db, countyId);
  const visits = new Map<string, Visit[]>();
  for (const visit of visitsSince(db, unitId, terms[0]?.first.from ?? day)) {
    const known = visits.get(visit.schoolId);
    if (known) known.push(visit);
    else visits.set(visit.schoolId, [visit]);
  }
  const schools = schoolFacts(db, unitId, day).map(({ knownSince, ...school }): VisitedSchool => {
    const all = visits.get(school.unitId) ?? [];
    const counted = all.flatMap((visit) =>
      visit.startedOn !== null && notCounted(visit, onDay(visit.startedOn)) === null ? [visit.startedOn] : [],
    );
    const input = { day, terms, rules, knownSince, visits: counted };
    return {
      ...school,
      input,
      ...visitDuty(input),
      planned: all
        .filter(({ status, date }) => status === 'planned' && date >= day)
        .map(({ inspectionId, kind, date, team }) => ({ inspectionId, kind, date, team })),
      responsible: responsible.get(school.unitId) ?? [],
      comprehensive: comprehensiveDue(school.lastComprehensive, day),
    };
  });
  return {
    day,
    schoolDay: schoolDayOn(day, terms),
    rule: rules.find(({ effectiveFrom, until }) => effectiveFrom <= day && (until === null || day < until)) ?? null,
    comingRule: rules.find(({ effectiveFrom }) => effectiveFrom > day) ?? null,
    schools: schools.toSorted(longestFirst),
  };
};

const urgency: readonly DutyState[] = ['overdue', 'soon', 'onTime', 'holiday', 'unknown'];

const longestFirst = (one: VisitedSchool, other: VisitedSchool): number => {
  const [first, second] = [one.lastVisit?.date ?? '', other.lastVisit?.date ?? ''];
  return urgency.indexOf(one.state) - urgency.indexOf(other.state) || (first === second ? 0 : first < second ? -1 : 1);
};
