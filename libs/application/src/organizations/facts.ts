import type { Known } from '@app/domain/kernel';
import type { UnitFacts } from '@app/domain/organizations';

/** What a decision about one unit must know of others. Implemented by the read models. */
export abstract class OrganizationFacts {
  /** A unit as known now, with the sections it has on a day (ISO date) or later; null when there is no such unit. */
  abstract unit(unitId: string, day: string): Known<UnitFacts | null>;
}
