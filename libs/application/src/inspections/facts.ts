import type { RecusalCheck } from '@app/domain/inspections';
import type { Known } from '@app/domain/kernel';

/** What an inspection must know of the tree and of recusals. Implemented by the read models. */
export abstract class InspectionFacts {
  /** The county that a unit lies in; null when there is no such unit or it lies above counties. */
  abstract countyOf(unitId: string): Known<string | null>;
  /** Who of the people is recused towards any of the units (or a unit above it) on the day. */
  abstract recusal(unitIds: readonly string[], accountIds: readonly string[], on: string): Known<RecusalCheck>;
}
