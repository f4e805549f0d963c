import type { EventCatalogue, Facts } from '../kernel/index.js';
import type { Role } from './roles.js';

/** A unit as it stood when the account's keeper chose it: its kind, and the ledger sequence that was read. */
export type UnitSeen = Readonly<{ kind: string; sequence: number }>;

/** Why an account was closed: a word, because a sentence might hold a person's name. */
export type ClosureReason = 'left' | 'moved' | 'misuse' | 'other';

/** On what a person's removal rests: they asked, the time for keeping is over, an authority ordered it. A word, as above. */
export type ErasureBasis = 'asked' | 'retention' | 'ordered';

/** What happened to an account. Names, usernames, contacts and password hashes are in the vault, never here. */
export type AccessEvent = Facts<{
  AccountOpened: { accountId: string; unitId: string; unit: UnitSeen };
  /** Days are ISO dates, both included; `until` null is open. A second grant of a role at a unit replaces its days. */
  RoleGranted: { accountId: string; role: Role; unitId: string; unit: UnitSeen; from: string; until: string | null };
  RoleRevoked: { accountId: string; role: Role; unitId: string };
  AccountClosed: { accountId: string; reason: ClosureReason };
  AccountReopened: { accountId: string };
  /** Name, contacts and password are gone from the vault, for good; whoever did it stands in the envelope. */
  PersonErased: { accountId: string; basis: ErasureBasis };
  /** Somebody else set a new password; the fact only. `resetId` tells one reset from its repeat. */
  PasswordReset: { accountId: string; resetId: string };
}>;

export const accessEvents: EventCatalogue<AccessEvent> = {
  category: 'account',
  versions: {
    AccountOpened: 1,
    RoleGranted: 1,
    RoleRevoked: 1,
    AccountClosed: 1,
    AccountReopened: 1,
    PersonErased: 1,
    PasswordReset: 1,
  },
};
