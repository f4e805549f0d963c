import type { Known } from '@app/domain/kernel';
import type { StatedUnit } from '@app/domain/verifications';

/** What a statement about figures must know beyond its stream. Implemented by the read models. */
export abstract class VerificationFacts {
  /** Null when there is no such unit. */
  abstract statedUnit(unitId: string): Known<StatedUnit | null>;
  /** Whether an inspection is one of this unit, or of one above it. */
  abstract inspected(inspectionId: string, unitId: string): Known<boolean>;
  /** The ground on which an account is recused towards a unit on a day (ISO date); null when it is not. */
  abstract recused(unitId: string, accountId: string, on: string): Known<string | null>;
}
