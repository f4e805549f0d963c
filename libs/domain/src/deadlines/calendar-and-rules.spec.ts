import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { countyDeadlines } from './adoption.js';
import { nationalProfile } from './catalogue/index.js';
import type { CalendarCommand, DeadlineProfileCommand, SchoolTermsCommand } from './commands.js';
import type { CalendarEvent, DeadlineProfileEvent, SchoolTermsEvent } from './events.js';
import { withCountyRules } from './county-rules.js';
import { holidayYear } from './holiday-year.js';
import { ruleOf } from './rules.js';
import { schoolTerms } from './school-terms.js';

const notice = '《国务院办公厅关于2027年部分节假日安排的通知》';
const newYear = { name: '元旦', from: '2027-01-01', to: '2027-01-03' };
const spring = { name: '春节', from: '2027-02-05', to: '2027-02-12' };
const enter: CalendarCommand = {
  type: 'EnterHolidayYear',
  year: '2027',
  notice,
  off: [spring, newYear],
  worked: ['2027-02-20', '2027-02-14'],
  reason: null,
};
const entered: CalendarEvent = {
  type: 'HolidayYearEntered',
  data: { year: '2027', notice, off: [newYear, spring], worked: ['2027-02-14', '2027-02-20'], reason: null },
};

describe('a year of the calendar is entered', () => {
  it('in order, and once', () => {
    given(holidayYear, []).when(enter).yields([entered]);
    given(holidayYear, [entered]).when(enter).yields([]);
  });

  it('is corrected by a later entry with a reason, and so is a published year', () => {
    const corrected = { ...enter, worked: ['2027-02-14'] };
    given(holidayYear, [entered]).when(corrected).refuses('deadlines.correction-needs-reason');
    given(holidayYear, [entered])
      .when({ ...corrected, reason: '误录' })
      .yields([{ type: 'HolidayYearEntered', data: { ...entered.data, worked: ['2027-02-14'], reason: '误录' } }]);
    const off = [{ name: '元旦', from: '2025-01-01', to: '2025-01-01' }];
    given(holidayYear, [])
      .when({ ...enter, year: '2025', off, worked: [] })
      .refuses('deadlines.correction-needs-reason');
  });

  it.each<readonly [string, Partial<CalendarCommand>]>([
    ['deadlines.year-malformed', { year: '27' }],
    ['deadlines.text-missing', { notice: ' ' }],
    ['deadlines.text-missing', { off: [{ ...newYear, name: '' }] }],
    ['deadlines.no-days-off', { off: [] }],
    ['deadlines.day-outside-year', { off: [{ ...newYear, from: '2026-12-31' }] }],
    ['deadlines.day-outside-year', { worked: ['2026-12-27'] }],
    ['time.malformed', { off: [{ ...newYear, to: '2027-02-30' }] }],
    ['deadlines.days-backwards', { off: [{ ...newYear, from: '2027-01-03', to: '2027-01-01' }] }],
    ['deadlines.days-overlap', { off: [newYear, { ...spring, from: '2027-01-03' }] }],
    ['deadlines.worked-no-weekend', { worked: ['2027-02-15'] }],
    ['deadlines.worked-while-off', { worked: ['2027-01-02'] }],
    ['deadlines.worked-twice', { worked: ['2027-02-20', '2027-02-20'] }],
  ])('is refused with %s', (code, changes) => {
    given(holidayYear, [])
      .when({ ...enter, ...changes })
      .refuses(code);
  });
});

const terms: SchoolTermsCommand = {
  type: 'SetSchoolTerms',
  countyId: 'county-1',
  schoolYear: '2025-2026',
  first: { from: '2025-09-01', to: '2026-01-23' },
  second: { from: '2026-03-02', to: '2026-07-10' },
  reason: null,
};
const { type: _type, ...termsData } = terms;
const termsSet: SchoolTermsEvent = { type: 'SchoolTermsSet', data: { ...termsData, reason: null } };

describe('a county sets its terms', () => {
  it('once a school year, and corrects them with a reason', () => {
    given(schoolTerms, []).when(terms).yields([termsSet]);
    given(schoolTerms, [termsSet]).when(terms).yields([]);
    const later = { ...terms, second: { from: '2026-03-01', to: '2026-07-10' } };
    given(schoolTerms, [termsSet]).when(later).refuses('deadlines.correction-needs-reason');
    given(schoolTerms, [termsSet])
      .when({ ...later, reason: '市里调整' })
      .yields([{ type: 'SchoolTermsSet', data: { ...termsData, second: later.second, reason: '市里调整' } }]);
  });

  it.each<readonly [string, Partial<SchoolTermsCommand>]>([
    ['deadlines.school-year', { schoolYear: '2025-2027' }],
    ['deadlines.term-outside-year', { second: { from: '2026-03-02', to: '2026-09-10' } }],
    ['deadlines.terms-disorder', { second: { from: '2026-01-23', to: '2026-07-10' } }],
    ['time.malformed', { first: { from: '2025-09-31', to: '2026-01-23' } }],
  ])('is refused with %s', (code, changes) => {
    given(schoolTerms, [])
      .when({ ...terms, ...changes })
      .refuses(code);
  });
});

const adopt: DeadlineProfileCommand = {
  type: 'AdoptDeadlineProfile',
  countyId: 'county-1',
  profileId: 'chongqing',
  basis: '重庆市教育督导条例',
  effectiveAt: '2025-03-01',
};
const adopted: DeadlineProfileEvent = {
  type: 'DeadlineProfileAdopted',
  data: { countyId: 'county-1', profileId: 'chongqing', effectiveFrom: '2025-03-01', basis: '重庆市教育督导条例' },
};
const own: DeadlineProfileCommand = {
  type: 'SetCountyRule',
  countyId: 'county-1',
  step: 'acknowledgement',
  count: 3,
  unit: 'working',
  basis: '荣昌教督发〔2025〕3号',
  effectiveAt: '2025-03-01',
};
const { type: _own, effectiveAt: _at, ...ownData } = own;
const ownSet: DeadlineProfileEvent = { type: 'CountyRuleSet', data: { ...ownData, effectiveFrom: '2025-03-01' } };

describe('a county adopts limits', () => {
  it('from a day on, also a later one, and once', () => {
    given(countyDeadlines, []).when(adopt).yields([adopted]);
    given(countyDeadlines, [adopted]).when(adopt).yields([]);
    given(countyDeadlines, [adopted])
      .when({ ...adopt, profileId: 'national', effectiveAt: '2026-01-01' })
      .yields([
        {
          type: 'DeadlineProfileAdopted',
          data: { ...adopted.data, profileId: 'national', effectiveFrom: '2026-01-01' } as never,
        },
      ]);
  });

  it('refuses what there is not, and what was not in force', () => {
    given(countyDeadlines, [])
      .when({ ...adopt, profileId: 'beijing' })
      .refuses('deadlines.unknown-profile');
    given(countyDeadlines, [])
      .when({ ...adopt, effectiveAt: '2015-08-31' })
      .refuses('deadlines.profile-not-in-force');
    given(countyDeadlines, [])
      .when({ ...adopt, basis: '' })
      .refuses('deadlines.text-missing');
    given(countyDeadlines, [])
      .when({ ...adopt, effectiveAt: '2029-01-01' })
      .refuses('time.too-far-ahead');
  });

  it('sets its own number where the law sets none, and takes it back', () => {
    given(countyDeadlines, []).when(own).yields([ownSet]);
    given(countyDeadlines, [ownSet]).when(own).yields([]);
    given(countyDeadlines, [])
      .when({ ...own, count: null })
      .yields([]);
    given(countyDeadlines, [ownSet])
      .when({ ...own, count: null, effectiveAt: '2025-03-02' })
      .yields([{ type: 'CountyRuleSet', data: { ...ownData, count: null, effectiveFrom: '2025-03-02' } }]);
    given(countyDeadlines, [adopted])
      .when({ ...own, step: 'report' })
      .refuses('deadlines.set-by-law');
    given(countyDeadlines, [])
      .when({ ...own, step: 'report' })
      .yields([{ type: 'CountyRuleSet', data: { ...ownSet.data, step: 'report' } as never }]);
    given(countyDeadlines, [])
      .when({ ...own, count: 0 })
      .refuses('deadlines.count');
  });
});

it('a county’s own number stands in the place of practice’s, and only there', () => {
  const rules = withCountyRules(nationalProfile, [
    { step: 'postedReport', count: 5, unit: 'working', basis: '甲' },
    { step: 'plan', count: 10, unit: 'natural', basis: '乙' },
  ]);
  const number = (step: 'postedReport' | 'plan', kind: 'routine' | 'thematic' | null) =>
    ruleOf(rules, step, kind).count;
  expect([number('postedReport', 'routine'), number('postedReport', 'thematic')]).toEqual([5, null]);
  expect([number('plan', null), number('plan', 'thematic')]).toEqual([10, 10]);
});
