import type { Soon } from './soon.js';

/** A person behind an account: what the log must never hold. */
export type VaultPerson = Readonly<{
  accountId: string;
  /** As typed in; compared by `usernameKey`. */
  username: string;
  displayName: string;
  phone: string | null;
  email: string | null;
  /** Argon2id, PHC text; null: cannot sign in with a password. */
  passwordHash: string | null;
  /** The password was set by somebody else. */
  mustChangePassword: boolean;
  /** ISO instant. */
  createdAt: string;
}>;

/** What may be corrected later; the username stays. */
export type Contact = Pick<VaultPerson, 'displayName' | 'phone' | 'email'>;

/** Another person has this username. */
export class UsernameTaken extends Error {
  constructor(
    readonly username: string,
    readonly accountId: string,
  ) {
    super('username taken');
    this.name = 'UsernameTaken';
  }
}

/** What usernames are compared by: width, case and surrounding blanks do not tell two people apart. */
export const usernameKey = (username: string): string => username.normalize('NFKC').trim().toLowerCase();

/** Names, contacts and credentials, by account id. Lives outside the log, so that a person can be forgotten. */
export abstract class Vault {
  /**
   * Adds people, all or none. Somebody who is there already under the same id and username is left as is,
   * so that a repeat changes nothing.
   * @throws UsernameTaken
   */
  abstract add(people: readonly VaultPerson[]): Promise<void>;
  /** At once where they are at hand: it is asked with every request. */
  abstract find(accountId: string): Soon<VaultPerson | null>;
  abstract findByUsername(username: string): Promise<VaultPerson | null>;
  /** Display names by account id; unknown and erased people are missing. */
  abstract names(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether there was such a person. */
  abstract setPassword(accountId: string, passwordHash: string, mustChange: boolean): Promise<boolean>;
  /** Whether there was such a person. */
  abstract setContact(accountId: string, contact: Contact): Promise<boolean>;
  /** Forgets a person; the log keeps their id. Whether there was such a person. */
  abstract erase(accountId: string): Promise<boolean>;
  /** A consistent copy into a new file. */
  abstract backup(file: string): Promise<void>;
  abstract close(): Promise<void>;
}
