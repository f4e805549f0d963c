import type { Calendar } from '@app/domain/deadlines';
import type { Computed, Offices } from '@app/domain/certifications';
import type { Known } from '@app/domain/kernel';

/** What a step of the certification must know beyond its own stream. Implemented by the read models. */
export abstract class CertificationFacts {
  /** What the figures of a school year say of a county on a day (ISO date); null while nothing is known of them. */
  abstract computed(
    of: Readonly<{ countyId: string; standardId: string; dataYear: string }>,
    day: string,
  ): Known<Computed | null>;
  /** The offices above the county that have somebody to act in this system, and for which of them a unit acts. */
  abstract offices(countyId: string, actingUnitId: string, day: string): Offices;
  /** The calendar in force. */
  abstract calendar(): Known<Calendar>;
}
