import { freeOn, schoolDayOn } from '@app/domain/deadlines';
import { proposeVisits, visitsWanted, type NotPlaced, type VisitProposal } from '@app/domain/inspections';
import { plusDays } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { inspectorReach } from '../access/index.js';
import { calendarIn, schoolYearsOf } from '../deadlines/index.js';
import { recusalsWithin } from './recusals.js';
import { responsibleOn } from './responsibilities.js';
import { visitPlanOf } from './visit-plan.js';

/** A period for which visits are proposed (ISO dates, both included), seen from a day. */
export type ProposalPeriod = Readonly<{ countyId: string; day: string; from: string; to: string }>;

/** What is proposed, with the days on which visits can be made: working days of the term, today at the earliest. */
export type ProposedVisits = Readonly<{
  days: readonly string[];
  proposals: readonly VisitProposal[];
  notPlaced: readonly NotPlaced[];
}>;

/** Working days of the term in a period. */
const visitingDays = (db: Sqlite, { countyId, day, from, to }: ProposalPeriod): readonly string[] => {
  const terms = schoolYearsOf(db, countyId);
  const calendar = calendarIn(db);
  const days: string[] = [];
  for (let one = from < day ? day : from; one <= to; one = plusDays(one, 1))
    if (schoolDayOn(one, terms).kind === 'term' && freeOn(one, calendar) === null) days.push(one);
  return days;
};

/**
 * Proposes visits of a county for a period. Where the county has named any 责任督学, only they are proposed: a visit of
 * another would not count.
 */
export const proposedVisits = (db: Sqlite, period: ProposalPeriod): ProposedVisits => {
  const { countyId, day, from, to } = period;
  const days = visitingDays(db, period);
  const { schools } = visitPlanOf(db, { countyId, day });
  const responsible = responsibleOn(db, countyId, days[0] ?? day);
  const named = new Set([...responsible.values()].flat());
  const districtOf = new Map(schools.map(({ unitId, districtId }) => [unitId, districtId]));
  const inspectors = inspectorReach(db, { countyId, from: days[0] ?? from, to })
    .filter(({ accountId }) => named.size === 0 || named.has(accountId))
    .map(({ accountId, schools: reach }) => {
      const own = [...responsible].flatMap(([unitId, accounts]) => (accounts.includes(accountId) ? [unitId] : []));
      return {
        accountId,
        reach,
        responsibleFor: own,
        districts: [...new Set(own.flatMap((unitId) => districtOf.get(unitId) ?? []))],
        planned: schools.flatMap(({ unitId, planned }) =>
          planned
            .filter(({ team, date }) => team.includes(accountId) && from <= date && date <= to)
            .map(({ date }) => ({ unitId, date })),
        ),
      };
    });
  const recusals = recusalsWithin(db, { countyId, from, to });
  const wanted = schools.map(({ unitId, districtId, state, input, planned }) => {
    const routine = planned.filter(({ kind }) => kind === 'routine').map(({ date }) => date);
    return { unitId, districtId, state, dues: visitsWanted(input, routine, { from, to }) };
  });
  return { days, ...proposeVisits({ days, schools: wanted, inspectors, recusals }) };
};
