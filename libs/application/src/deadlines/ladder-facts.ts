import type { Ladder } from '@app/domain/deadlines';
import type { Known } from '@app/domain/kernel';

/** Something that is due: under which key it is woken, the day, and the event that the day follows from. */
export type Due = Readonly<{
  key: string;
  /** First part of the key: `issue`. */
  kind: string;
  /** The thing's id. */
  subject: string;
  countyId: string;
  /** ISO date. */
  wakeOn: string;
  sequence: number;
}>;

/** What the clock must know before it wakes something. Implemented by the read models. */
export abstract class LadderFacts {
  /** Whose log this is. */
  abstract readonly tenant: string;
  /** What waits under a key; undefined when nothing does. */
  abstract due(key: string): Due | undefined;
  /** The ladder that holds in a county on a day (ISO date). */
  abstract ladder(countyId: string, day: string): Known<Ladder>;
  /** The county that a unit stood in on a day (ISO date); null where it did not stand. */
  abstract countyOf(unitId: string, day: string): Known<string | null>;
}
