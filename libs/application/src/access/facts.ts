import type { UnitForAccess } from '@app/domain/access';
import type { Known } from '@app/domain/kernel';

/** What keeping accounts must know of units, out of the read models. */
export abstract class AccessFacts {
  abstract unit(unitId: string): Known<UnitForAccess>;
  /** Open units at and below the roots that a clerk may mean by an id, a code or a name. */
  abstract unitsMeant(roots: readonly string[], reference: string): readonly string[];
  /** Whether an account is open; null when there is none. */
  abstract accountStatus(accountId: string): 'open' | 'closed' | null;
}
