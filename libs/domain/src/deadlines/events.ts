import type { EventCatalogue, Facts } from '../kernel/index.js';
import type { Holiday } from './calendar.js';
import type { PeriodUnit } from './reckoning.js';
import type { Step } from './rules.js';
import type { Days } from './terms.js';

/** 放假调休 of a year as the administrator entered it. Stream id: the year. A correction is a later event with a reason. */
export type CalendarEvent = Facts<{
  HolidayYearEntered: {
    year: string;
    /** The notice, as a clerk quotes it. */
    notice: string;
    off: readonly Holiday[];
    worked: readonly string[];
    /** Why an earlier entry, or the published year, is corrected; null for the first of a year not published. */
    reason: string | null;
  };
}>;

export const calendarEvents: EventCatalogue<CalendarEvent> = {
  category: 'calendar',
  versions: { HolidayYearEntered: 1 },
};

/** Terms of a county's schools. Stream id: the county. */
export type SchoolTermsEvent = Facts<{
  SchoolTermsSet: { countyId: string; schoolYear: string; first: Days; second: Days; reason: string | null };
}>;

export const schoolTermsEvents: EventCatalogue<SchoolTermsEvent> = {
  category: 'school-terms',
  versions: { SchoolTermsSet: 1 },
};

/**
 * Which limits a county works to. Stream id: the county; `effectiveFrom` equals the envelope's `effectiveAt`.
 * A due date that was set before stays as it was set.
 */
export type DeadlineProfileEvent = Facts<{
  DeadlineProfileAdopted: { countyId: string; profileId: string; effectiveFrom: string; basis: string };
  /** The county's own number for a step of which the law sets none (县级规定). `count` null: no longer. */
  CountyRuleSet: {
    countyId: string;
    step: Step;
    count: number | null;
    unit: PeriodUnit;
    effectiveFrom: string;
    basis: string;
  };
}>;

export const deadlineProfileEvents: EventCatalogue<DeadlineProfileEvent> = {
  category: 'deadline-profile',
  versions: { DeadlineProfileAdopted: 1, CountyRuleSet: 1 },
};
