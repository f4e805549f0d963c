import type { Known } from '@app/domain/kernel';

/** What bringing in a ledger must know of its county. Implemented by the read models. */
export abstract class LedgerFacts {
  /**
   * Ids of the units of a county by every name that they have or had (`unitNameKey`): more than one where a name tells
   * too little. The county itself is among them.
   */
  abstract unitsByName(countyId: string): Known<ReadonlyMap<string, readonly string[]>>;
  /** Ids of the county's issues by how a person would know them again (`recognition`). */
  abstract recognized(countyId: string): ReadonlyMap<string, string>;
}
