import type { Calendar } from '@app/domain/deadlines';
import type { Known } from '@app/domain/kernel';
import type { RecusalCheck } from '@app/domain/rectifications';

/** What an issue must know of the tree and of recusals. Implemented by the read models. */
export abstract class RectificationFacts {
  /** The county that a unit lies in; null when there is no such unit or it lies above counties. */
  abstract countyOf(unitId: string): Known<string | null>;
  /**
   * Those of the units that cannot have a part in a matter of `unitId`: they do not exist, or belong to another county.
   * Beside the county's own there are the city and province above it, and their departments: a city's 财政局.
   */
  abstract unknownUnits(unitIds: readonly string[], unitId: string): Known<readonly string[]>;
  /** Who of the people is recused towards any of the units (or a unit above it) on the day. */
  abstract recusal(unitIds: readonly string[], accountIds: readonly string[], on: string): Known<RecusalCheck>;
  /** Whether somebody rectifies for a unit on a day (ISO date): whom an order can be handed over to. */
  abstract rectifiesFor(accountId: string, unitId: string, on: string): Known<boolean>;
  /** The calendar in force: what a period of working days is reckoned by. */
  abstract calendar(): Known<Calendar>;
  /** The unit for which somebody of `unitId` acts: the first of the candidates at or below it; else that unit itself. */
  abstract actingUnit(unitId: string, candidates: readonly string[]): string;
}
