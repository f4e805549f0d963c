import { UsernameTaken, usernameKey, Vault, type Contact, type VaultPerson } from '../vault.js';

/** The vault's twin in memory. */
export class InMemoryVault extends Vault {
  private people = new Map<string, VaultPerson>();

  async add(people: readonly VaultPerson[]): Promise<void> {
    const next = new Map(this.people);
    for (const person of people) {
      const key = usernameKey(person.username);
      const there = next.get(person.accountId);
      if (there && usernameKey(there.username) === key) continue;
      const holder = there ?? [...next.values()].find(({ username }) => usernameKey(username) === key);
      if (holder) throw new UsernameTaken(person.username, holder.accountId);
      next.set(person.accountId, { ...person });
    }
    this.people = next;
  }

  find(accountId: string): VaultPerson | null {
    return this.people.get(accountId) ?? null;
  }

  async findByUsername(username: string): Promise<VaultPerson | null> {
    const key = usernameKey(username);
    return [...this.people.values()].find((person) => usernameKey(person.username) === key) ?? null;
  }

  async names(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map(
      accountIds.flatMap((id) => {
        const person = this.people.get(id);
        return person ? [[id, person.displayName] as const] : [];
      }),
    );
  }

  async setPassword(accountId: string, passwordHash: string, mustChangePassword: boolean): Promise<boolean> {
    return this.change(accountId, { passwordHash, mustChangePassword });
  }

  async setContact(accountId: string, { displayName, phone, email }: Contact): Promise<boolean> {
    return this.change(accountId, { displayName, phone, email });
  }

  async erase(accountId: string): Promise<boolean> {
    return this.people.delete(accountId);
  }

  async backup(): Promise<void> {
    throw new Error('people kept in memory cannot be backed up');
  }

  async close(): Promise<void> {
    this.people.clear();
  }

  private change(accountId: string, fields: Partial<VaultPerson>): boolean {
    const person = this.people.get(accountId);
    if (person) this.people.set(accountId, { ...person, ...fields });
    return person !== undefined;
  }
}
