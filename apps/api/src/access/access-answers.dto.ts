import type { Permission, Role } from '@app/domain/access';
import { OutcomeDto } from '@app/platform/http';

/** A role at a unit and all units below it, from a day to a day. */
export class GrantDto {
  /** @example "inspector" */
  role: Role;
  /** @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33" */
  unitId: string;
  /**
   * Null outside the reader's units.
   * @example "彰武县"
   */
  unitName: string | null;
  /** @example "2025-03-01" */
  from: string;
  /** Null while it is open. */
  until: string | null;
}

/** One account and the roles it holds, past and coming ones included. */
export class AccountDto {
  /** @example "5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a" */
  accountId: string;
  /** @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33" */
  unitId: string;
  /**
   * Null outside the reader's units.
   * @example "彰武县"
   */
  unitName: string | null;
  status: 'open' | 'closed';
  closedReason: string | null;
  /** When the person was removed for good; null: they were not. */
  erasedAt: string | null;
  /** @example "2025-03-03T01:00:00.000Z" */
  openedAt: string;
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
  grants: GrantDto[];
}

/** A line of the list of accounts. */
export class ListedAccountDto extends AccountDto {
  /**
   * Null when the person has been forgotten.
   * @example "李雷"
   */
  displayName: string | null;
}

export class AccountsPageDto {
  items: ListedAccountDto[];
  /** @example 1 */
  total: number;
  /** @example 50 */
  limit: number;
  /** @example 0 */
  offset: number;
}

/** The person of an account, kept outside the log. */
export class PersonDto {
  /** @example "li.lei" */
  username: string;
  /** @example "李雷" */
  displayName: string;
  /** @example "13800000000" */
  phone: string | null;
  /** @example "li.lei@example.cn" */
  email: string | null;
  mustChangePassword: boolean;
}

export class AccountDetailDto extends AccountDto {
  /** Null when the person has been forgotten. */
  person: PersonDto | null;
}

/** An account and its roles on a day, as known at a point. */
export class AccountRolesDto {
  /** @example "5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a" */
  accountId: string;
  /** @example "2025-03-03" */
  asOf: string;
  /** Null: it was not opened yet on that day. A closed account keeps its roles, and may not use them. */
  status: 'open' | 'closed' | null;
  /** Held on that day, with the days that they were known to hold. */
  grants: GrantDto[];
}

/** What an import came to. */
export class ImportedAccountsDto {
  /** @example 36 */
  opened: number;
  last: OutcomeDto;
}

export class MyUnitDto {
  /** @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33" */
  unitId: string;
  /** @example "彰武县" */
  name: string | null;
}

/** A county that one has to do with, and the data years that can be asked of it. */
export class MyCountyDto extends MyUnitDto {
  /**
   * Shown to whoever names none: the last one of which figures were accepted, else the present one.
   * @example "2024-2025"
   */
  dataYear: string;
  /**
   * Years in which something was filed, asked or recorded, and the present one; the newest first.
   * @example ["2025-2026", "2024-2025"]
   */
  dataYears: string[];
  /**
   * A round of filing may be opened ahead of it.
   * @example "2026-2027"
   */
  nextDataYear: string;
}

/** A role of today, by its names. */
export class MyGrantDto {
  role: Role;
  /** @example "督学" */
  roleName: string;
  /** @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33" */
  unitId: string;
  /** @example "彰武县" */
  unitName: string | null;
  /** @example "2025-03-01" */
  from: string;
  until: string | null;
}

/** What a screen needs to know of its user. */
export class MyselfDto {
  /** @example "5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a" */
  accountId: string;
  /** @example "li.lei" */
  username: string | null;
  /** @example "李雷" */
  displayName: string | null;
  mustChangePassword: boolean;
  unit: MyUnitDto | null;
  /** Counties one's roles reach into or lie in, the one of one's own unit first. */
  counties: MyCountyDto[];
  /**
   * Today in the bureau's zone, as the server counts due dates.
   * @example "2025-03-18"
   */
  today: string;
  /**
   * The server's clock. A device that works without signal says with it when something was done.
   * @example "2025-03-18T02:10:00.000Z"
   */
  now: string;
  /** Roles in force today. */
  grants: MyGrantDto[];
  /**
   * Everything that some role of today allows somewhere.
   * @example ["inspections.read", "rectification.verify"]
   */
  permissions: Permission[];
}

/** Whether there is anything to set up. */
export class SetUpStateDto {
  /** Nobody has an account yet: the first one is opened with the code that the server's console shows. */
  needed: boolean;
}

/** A signed-in browser. */
export class SessionDto {
  /** @example "7d0a1b2c-3d4e-4f60-8a7b-9c0d1e2f3a4b" */
  id: string;
  /** @example "5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a" */
  accountId: string;
  /** @example "2025-03-03T01:00:00.000Z" */
  openedAt: string;
  /** @example "2025-03-03T02:10:00.000Z" */
  seenAt: string;
  /**
   * Ends whatever happens.
   * @example "2025-03-03T13:00:00.000Z"
   */
  endsAt: string;
  /** The one that asks. */
  current: boolean;
}

/** A program's credential. */
export class TokenDto {
  /** @example "7d0a1b2c-3d4e-4f60-8a7b-9c0d1e2f3a4b" */
  id: string;
  /** @example "5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a" */
  accountId: string;
  /** @example "统计平台接口" */
  label: string;
  /** @example "2025-03-03T01:00:00.000Z" */
  createdAt: string;
  /** @example "2025-12-31T16:00:00.000Z" */
  endsAt: string;
  /**
   * When it was used last, to the minute; null when never.
   * @example "2025-03-05T01:12:00.000Z"
   */
  usedAt: string | null;
}

export class IssuedTokenDto extends TokenDto {
  /**
   * Shown in this answer only.
   * @example "Zk3wq0v9m2c8r4t6y1u5i7o9p0a2s4d6f8g0h2j4k6l"
   */
  token: string;
}

/** What somebody looked at, of looks that came together. A range is the earliest and the latest point named. */
export class HistoryReadDto {
  /** Whose past; null: of no single unit. */
  unitId: string | null;
  /** @example "彰武县" */
  unitName: string | null;
  /**
   * Last words of the routes.
   * @example ["standing"]
   */
  kinds: string[];
  /** @example ["2024-09-01", "2025-02-28"] */
  asOf: string[] | null;
  /** @example ["128", "128"] */
  knownAt: string[] | null;
  /** @example ["2025-03-03T01:00:00Z", "2025-03-03T01:00:00Z"] */
  knownBy: string[] | null;
  /** Numbers of events that were opened or proven. */
  events: number[] | null;
  /** How many looks. */
  reads: number;
}

/** One thing noted at the door. */
export class JournalEntryDto {
  /** @example 41 */
  sequence: number;
  /** @example "2025-03-03T01:00:00.000Z" */
  at: string;
  kind:
    | 'signed-in'
    | 'sign-in-failed'
    | 'locked-out'
    | 'signed-out'
    | 'session-ended'
    | 'password-changed'
    | 'token-issued'
    | 'token-revoked'
    | 'backup-asked'
    | 'history-read';
  /**
   * Null when nobody has the name that was tried.
   * @example "5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a"
   */
  accountId: string | null;
  /**
   * Null for somebody forgotten, and outside the reader's units.
   * @example "李雷"
   */
  personName: string | null;
  /**
   * Null for the command line.
   * @example "10.0.0.7"
   */
  address: string | null;
  /** @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" */
  prevHash: string;
  /** @example "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" */
  hash: string;
  /** Of `history-read` only. */
  about: HistoryReadDto | null;
}

export class JournalPageDto {
  items: JournalEntryDto[];
  /** @example 1 */
  total: number;
  /** @example 50 */
  limit: number;
  /** @example 0 */
  offset: number;
}

/** The journal's chain, computed anew. */
export class JournalProofDto {
  /** @example 41 */
  count: number;
  /** @example "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" */
  hash: string;
  /** First entry that does not fit; null when all do. */
  badFrom: number | null;
}
