import { SchoolTermsRequest } from '@app/application/deadlines';
import { ResponsibilityRequest, VisitRuleRequest } from '@app/application/inspections';
import type { County } from './cast.js';
import type { Play } from './play.js';

/** 开学、放假 of the school years that the demo is looked at in. */
const years = [
  ['2024-2025', '2024-09-01', '2025-01-17', '2025-02-24', '2025-07-11'],
  ['2025-2026', '2025-09-01', '2026-01-23', '2026-03-02', '2026-07-10'],
  ['2026-2027', '2026-09-01', '2027-01-22', '2027-03-01', '2027-07-09'],
] as const;

/** Schools that each inspector is 责任督学 of. */
const each = 10;

/** The county sets its terms, and names the 责任督学 of its schools, ten a person. */
export const visiting = async (play: Play, county: County): Promise<void> => {
  const director = county.people.director!.actor;
  const basis = `${county.name.slice(0, 2)}教督〔2024〕1号`;
  for (const [schoolYear, begins, ends, beginsAgain, endsAgain] of years) {
    const first = { from: begins, to: ends };
    const second = { from: beginsAgain, to: endsAgain };
    const terms = { type: 'SetSchoolTerms', countyId: county.id, schoolYear, first, second, reason: null } as const;
    await play.act(director, (request) => new SchoolTermsRequest(terms, request));
  }
  const { inspector1, inspector2, inspector3 } = county.people;
  for (const [index, inspector] of [inspector1!, inspector2!, inspector3!].entries())
    for (const { id: unitId } of county.schools.slice(index * each, (index + 1) * each)) {
      const entrust = { type: 'EntrustSchool', unitId, basis } as const;
      await play.act(director, (request) => new ResponsibilityRequest(inspector.actor.id, entrust, request));
    }
};

/** The county decides on 月月有督导 before the summer: what it did not ask for earlier is held against nobody. */
export const askingMonthly = async (play: Play, county: County): Promise<void> => {
  const director = county.people.director!.actor;
  const basis = `${county.name.slice(0, 2)}教督〔2025〕6号`;
  const rule = { type: 'SetVisitRule', perMonth: 1, leastDays: 10, basis } as const;
  await play.act(director, (request) => new VisitRuleRequest(county.id, rule, request));
};
