import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';

/** Which statement: of which unit, of which school year, about what. See `subjects.ts` for what `subject` may be. */
type Statement = Readonly<{ unitId: string; dataYear: string; subject: string }>;

/**
 * What is said of a unit's figures beside what it filed: printed in a report (claimed), or found on site (verified).
 * Stream id `<unitId>.<dataYear>`; `claimedOn` and `verifiedOn` equal the envelope's `effectiveAt`. Accounts are ids.
 */
export type VerificationEvent = Facts<{
  FigureClaimed: Statement & {
    /** As printed: plain decimal text, or `met`/`notMet` of a verdict. */
    value: string;
    /** The document, and where in it. */
    source: string;
    evidence: readonly Evidence[];
    claimedBy: string;
    claimedOn: string;
    /** Why an earlier word is corrected; null for the first. */
    reason: string | null;
  };
  ClaimWithdrawn: Statement & { reason: string; withdrawnBy: string };
  FigureVerified: Statement & {
    value: string;
    /** 清点, 测量, 查阅资产台账 … as the inspector says. */
    method: string;
    evidence: readonly Evidence[];
    verifiedBy: string;
    verifiedOn: string;
    /** The inspection it was part of, or null. */
    inspectionId: string | null;
    /** How far the log was known when the register of recusals was asked. */
    registerSequence: number;
    reason: string | null;
  };
  VerificationWithdrawn: Statement & { reason: string; withdrawnBy: string };
}>;

export const verificationEvents: EventCatalogue<VerificationEvent> = {
  category: 'verification',
  versions: { FigureClaimed: 1, ClaimWithdrawn: 1, FigureVerified: 1, VerificationWithdrawn: 1 },
};
