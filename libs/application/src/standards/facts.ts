import type { Known } from '@app/domain/kernel';

/** What a county's record must know of units. Implemented by the read models. */
export abstract class StandardFacts {
  /** The county that a section (学部) stood in on a day (ISO date); null for any other unit, and where it did not stand. */
  abstract countyOfSection(sectionId: string, day: string): Known<string | null>;

  /** Last day of what another year's record grants the section for the subject, counting on the day; null for nothing. */
  abstract exemptedElsewhere(
    granting: Readonly<{ countyId: string; dataYear: string; standardId: string; sectionId: string; subject: string }>,
    day: string,
  ): Known<string | null>;
}
