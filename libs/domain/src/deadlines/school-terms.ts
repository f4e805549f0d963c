import { effectiveDay, Refusal, sameIn, type Decider } from '../kernel/index.js';
import type { SchoolTermsCommand } from './commands.js';
import type { SchoolTermsEvent } from './events.js';
import { realDay, reasonFor } from './said.js';

/** Terms by school year, the last word of each. */
export type SchoolTermsState = Readonly<Record<string, SchoolTermsEvent['data']>>;

/** 开学、放假 of a county's schools, a school year at a time; between the two terms is 寒假, after the second 暑假. */
export const schoolTerms: Decider<SchoolTermsCommand, SchoolTermsEvent, SchoolTermsState> = {
  category: 'school-terms',
  initial: {},
  evolve: (state, { data }) => ({ ...state, [data.schoolYear]: data }),
  decide(command, state, context) {
    const { countyId, schoolYear } = command;
    const days = [
      ['first.from', command.first.from],
      ['first.to', command.first.to],
      ['second.from', command.second.from],
      ['second.to', command.second.to],
    ] as const;
    const [begins, ends] = schoolYear.split('-').map(Number);
    if (!/^20\d\d-20\d\d$/.test(schoolYear) || ends !== (begins ?? 0) + 1)
      throw new Refusal('deadlines.school-year', { schoolYear }, 'invalid');
    effectiveDay(command, context);
    for (const [field, day] of days) {
      realDay(field, day);
      if (day < `${begins}-08-01` || day > `${ends}-08-31`)
        throw new Refusal('deadlines.term-outside-year', { field, day, schoolYear }, 'invalid');
    }
    days.forEach(([field, day], index) => {
      const before = days[index - 1];
      if (before && day <= before[1])
        throw new Refusal('deadlines.terms-disorder', { field, day, before: before[1] }, 'invalid');
    });
    const { first, second } = command;
    const data = {
      countyId,
      schoolYear,
      first: { from: first.from, to: first.to },
      second: { from: second.from, to: second.to },
    };
    const earlier = state[schoolYear];
    if (earlier && sameIn(['first', 'second'], earlier, data)) return [];
    return [{ type: 'SchoolTermsSet', data: { ...data, reason: reasonFor(earlier, command.reason) } }];
  },
};
