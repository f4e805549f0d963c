import type { Commands, Evidence, Known } from '@app/domain/kernel';

/** What kind of unit a statement is about: the county has its own subjects. Null: there is no such unit. */
export type StatedUnit = 'county' | 'other';

type Statement = Readonly<{ unitId: string; dataYear: string; subject: string }>;

/** Stream id `<unitId>.<dataYear>`. `effectiveAt` is the day of the claim or of the visit. */
export type VerificationCommand = Commands<{
  ClaimFigure: Statement & {
    unit: Known<StatedUnit | null>;
    value: string;
    source: string;
    evidence: readonly Evidence[];
    reason: string | null;
  };
  WithdrawClaim: Statement & { reason: string };
  VerifyFigure: Statement & {
    unit: Known<StatedUnit | null>;
    value: string;
    method: string;
    evidence: readonly Evidence[];
    inspectionId: string | null;
    /** Whether the named inspection is one of this unit or of one above it; true without one. */
    inspected: Known<boolean>;
    /** Why the verifier is recused towards the unit; null when not. */
    recused: Known<string | null>;
    reason: string | null;
  };
  WithdrawVerification: Statement & { reason: string };
}>;
