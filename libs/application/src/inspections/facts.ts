import type { Calendar } from '@app/domain/deadlines';
import type { CountyLimits, EntrustedUnit, RecusalCheck } from '@app/domain/inspections';
import type { Known } from '@app/domain/kernel';

/** What an inspection must know of the tree and of recusals. Implemented by the read models. */
export abstract class InspectionFacts {
  /** The county that a unit lies in; null when there is no such unit or it lies above counties. */
  abstract countyOf(unitId: string): Known<string | null>;
  /** The calendar in force: what a period of working days is reckoned by. */
  abstract calendar(): Known<Calendar>;
  /** The limits in force in a county on a day (ISO date), and the calendar. */
  abstract limits(countyId: string, day: string): CountyLimits;
  /** Who of the people is recused towards any of the units (or a unit above it) on the day. */
  abstract recusal(unitIds: readonly string[], accountIds: readonly string[], on: string): Known<RecusalCheck>;
  /** Those of the units that do not exist, or belong to another county than `unitId`. */
  abstract unknownUnits(unitIds: readonly string[], unitId: string): readonly string[];
  /** Those of the people who do not hold the inspector's role over the unit on the day. */
  abstract notInspectors(unitId: string, accountIds: readonly string[], on: string): readonly string[];
  /** A unit that somebody is to be responsible for; null when there is none, or it lies in no county. */
  abstract entrusted(unitId: string): Known<EntrustedUnit | null>;
  /** The unit for which somebody of `unitId` acts: the first of the candidates at or below it; else that unit itself. */
  abstract actingUnit(unitId: string, candidates: readonly string[]): string;
}
