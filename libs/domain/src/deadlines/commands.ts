import type { Commands } from '../kernel/index.js';
import type { Holiday } from './calendar.js';
import type { PeriodUnit } from './reckoning.js';
import type { Step } from './rules.js';
import type { Days } from './terms.js';

/** Stream id: the year, four digits. Days are ISO dates. */
export type CalendarCommand = Commands<{
  EnterHolidayYear: {
    year: string;
    notice: string;
    off: readonly Holiday[];
    worked: readonly string[];
    reason: string | null;
  };
}>;

/** Stream id: the county. */
export type SchoolTermsCommand = Commands<{
  SetSchoolTerms: { countyId: string; schoolYear: string; first: Days; second: Days; reason: string | null };
}>;

/** Stream id: the county. `effectiveAt` (today when absent) is since when. */
export type DeadlineProfileCommand = Commands<{
  AdoptDeadlineProfile: { countyId: string; profileId: string; basis: string };
  SetCountyRule: { countyId: string; step: Step; count: number | null; unit: PeriodUnit; basis: string };
}>;
