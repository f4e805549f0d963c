import type { VaultPerson } from '../vault.js';

/** A value and which one it is: a later one stands in the place of an earlier one, whatever order they come in. */
export type Offered = Readonly<{ person: VaultPerson | null; turn: number; revision: number }>;

/** People that a node remembers: names stand in most answers, credentials are asked for with every request. */
const most = 100_000;

/** The last value of people that were asked for, and that somebody is not there. Those asked for longest ago go first. */
export class PersonCache {
  private readonly people = new Map<string, Offered>();

  /** Undefined: not known. */
  get(accountId: string): VaultPerson | null | undefined {
    const found = this.people.get(accountId);
    if (!found) return undefined;
    this.people.delete(accountId);
    this.people.set(accountId, found);
    return found.person;
  }

  offer(accountId: string, { person, turn, revision }: Offered): void {
    const there = this.people.get(accountId);
    if (there && (there.turn > turn || (there.turn === turn && there.revision > revision))) return;
    this.people.delete(accountId);
    this.people.set(accountId, { person, turn, revision });
    if (this.people.size > most) this.people.delete(this.people.keys().next().value!);
  }

  clear(): void {
    this.people.clear();
  }
}
