import type { SchoolDay } from '@app/domain/deadlines';
import type { VisitedSchool, VisitPlan } from '@app/projections/inspections';
import type { NameBook } from '../names.js';
import type { SchoolDayDto, VisitedSchoolDto, VisitRuleDto } from './visit-duty.dto.js';

/** The people of an answer that stand at a school's gate, or were there in office: no secret to its readers. */
export const metIn = ({ schools }: Pick<VisitPlan, 'schools'>): readonly string[] =>
  schools.flatMap(({ responsible, lastVisit }) => [...responsible, ...(lastVisit?.team ?? [])]);

/** What a day is to schools, flat. */
export const shownDay = (day: SchoolDay): SchoolDayDto => {
  if (day.kind === 'unknown')
    return { kind: 'unknown', schoolYear: null, half: null, from: null, to: null, holiday: null };
  const { schoolYear, half, from, to } = day.kind === 'term' ? day.term : day.after;
  return { kind: day.kind, schoolYear, half, from, to, holiday: day.kind === 'holiday' ? day.name : null };
};

/** A county's own rule, or none. */
export const shownRule = (rule: VisitPlan['rule']): VisitRuleDto | null => {
  if (!rule) return null;
  const { perMonth, leastDays, basis, effectiveFrom, until } = rule;
  return { perMonth, leastDays, basis, effectiveFrom, until };
};

/** A school with its names. */
export const shownSchool = (school: VisitedSchool, names: NameBook): VisitedSchoolDto => {
  const { input: _, lastVisit, planned, responsible, current, missed, ...rest } = school;
  const team = (ids: readonly string[]) => ({ team: [...ids], teamNames: ids.map((id) => names.of(id)) });
  return {
    ...rest,
    current: [...current],
    missed: [...missed],
    unitName: names.of(school.unitId),
    districtName: names.of(school.districtId),
    lastVisit: lastVisit && { ...lastVisit, ...team(lastVisit.team) },
    planned: planned.map((visit) => ({ ...visit, ...team(visit.team) })),
    responsible: responsible.map((accountId) => ({ accountId, name: names.of(accountId) })),
  };
};
