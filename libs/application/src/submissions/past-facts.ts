import type { Known } from '@app/domain/kernel';
import type { Enrolment, Figures, FilingUnit } from '@app/domain/submissions';

/** A unit that files figures, and of which stage (sections only). */
export type PastFiler = Readonly<{
  unitId: string;
  name: string;
  unit: FilingUnit;
  stage: 'primary' | 'junior' | 'senior' | null;
}>;

/** What bringing in past figures must know of its county. Implemented by the read models. */
export abstract class PastFiguresFacts {
  /** Ids of the units of a county by every name that they have or had (`unitNameKey`). */
  abstract unitsByName(countyId: string): Known<ReadonlyMap<string, readonly string[]>>;
  /** The units at or below one that file figures: its sections, and itself when its stages share buildings. */
  abstract filersUnder(unitId: string): readonly PastFiler[];
  /** What is there of a unit's data year; null: nothing. `broughtIn`: what was brought in, before any correction. */
  abstract filed(
    unitId: string,
    dataYear: string,
  ): Readonly<{ broughtIn: Readonly<{ figures: Figures; enrolment: Enrolment | null }> | null }> | null;
}
