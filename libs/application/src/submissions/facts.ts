import type { Known } from '@app/domain/kernel';
import type { CheckFacts, FilingUnitToday } from '@app/domain/submissions';

/** What filing figures must know of the tree. Implemented by the read models. */
export abstract class SubmissionFacts {
  /** What a unit files; null when there is no such unit. */
  abstract filingUnit(unitId: string): Known<FilingUnitToday | null>;

  /** Whether a unit stands above the county of another: only from there are accepted figures verified. */
  abstract standsAboveCounty(above: string, unitId: string): Known<boolean>;

  /** What a return by form is checked against: the unit's stage, its last accepted return, the county's medians. */
  abstract checkFacts(unitId: string, dataYear: string): Known<CheckFacts>;
}
