import type { Calendar, DeadlineProfile, SchoolYear } from '@app/domain/deadlines';
import type { Known } from '@app/domain/kernel';

/** What decisions must know of days and limits. Implemented by the read models. */
export abstract class DeadlineFacts {
  /** The calendar in force: what is published, with the years that the administrator entered before it. */
  abstract calendar(): Known<Calendar>;
  /** The limits in force in a county on a day (ISO date): the adopted profile with the county's own numbers. */
  abstract rules(countyId: string, day: string): Known<DeadlineProfile>;
  /** Terms that a county has set, by school year. */
  abstract schoolYears(countyId: string): Known<readonly SchoolYear[]>;
}
