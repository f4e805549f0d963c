import type { Commands, Known } from '../kernel/index.js';
import type { ClosureReason, ErasureBasis } from './events.js';
import type { Role } from './roles.js';

/** What a decision must know of a unit: its kind, and whether it is still open; null when there is none. */
export type UnitForAccess = Readonly<{ kind: string; open: boolean }> | null;

export type AccessCommand = Commands<{
  OpenAccount: { accountId: string; unitId: string; unit: Known<UnitForAccess> };
  /** Days are ISO dates, both included. */
  GrantRole: { role: Role; unitId: string; unit: Known<UnitForAccess>; from: string; until: string | null };
  RevokeRole: { role: Role; unitId: string };
  CloseAccount: { reason: ClosureReason };
  ReopenAccount: Record<never, never>;
  ErasePerson: { basis: ErasureBasis };
  RecordPasswordReset: Record<never, never>;
}>;
