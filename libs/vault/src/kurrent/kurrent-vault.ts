import { StoreUnavailable, WrongExpectedRevision, type SideFollower, type SideStreams } from '@app/event-store';
import type { Soon } from '../soon.js';
import { SqliteVault } from '../sqlite/sqlite-vault.js';
import { UsernameTaken, usernameKey, Vault, type Contact, type VaultPerson } from '../vault.js';
import { abreast } from './abreast.js';
import { People, personOf, type Kept } from './people.js';
import { VaultStreams } from './streams.js';
import { Usernames } from './usernames.js';

const unlessAway = (error: unknown): undefined => {
  if (!(error instanceof StoreUnavailable)) throw error;
};

type Missing = Readonly<{ person: VaultPerson; kept: Kept }>;

/** Subscriptions that may fail in a row before a start is given up. */
const tries = 6;
/** People of a backup written in one transaction. */
const page = 500;

/**
 * People on the KurrentDB that has the log, in streams of their own that the log never sees: shared by all nodes. A node
 * remembers whom it was asked for and hears of every change, so that an erased person is nameless everywhere at once;
 * while the server is away, it goes on knowing those it knew.
 */
export class KurrentVault extends Vault {
  private constructor(
    private readonly streams: SideStreams,
    private readonly named: VaultStreams,
    private readonly people: People,
    private readonly usernames: Usernames,
    private readonly follower: SideFollower,
  ) {
    super();
  }

  /** @param streams closed by whoever opened them @throws StoreUnavailable */
  static async open(streams: SideStreams, tenant: string): Promise<KurrentVault> {
    const names = await VaultStreams.open(streams, tenant);
    const people = new People(streams, names);
    const follower = streams.follow(names.people, {
      changed: (side) => people.heard(side),
      lost: () => people.cache.clear(),
    });
    const vault = new KurrentVault(streams, names, people, new Usernames(streams, names, people), follower);
    try {
      // Before anything is remembered: a change in between would never be heard of.
      await follower.live(tries);
      return vault;
    } catch (error) {
      await vault.close();
      throw error;
    }
  }

  async add(people: readonly VaultPerson[]): Promise<void> {
    const missing = await this.missing(people);
    const claimed: VaultPerson[] = [];
    const written: VaultPerson[] = [];
    try {
      await abreast(missing, async ({ person }) => {
        if (await this.usernames.claim(person)) claimed.push(person);
      });
      await abreast(missing, async ({ person, kept }) => {
        if (await this.wrote(person, kept)) written.push(person);
      });
    } catch (error) {
      // While the server is away nothing can be taken back: a repeat completes it, or it is freed as nobody's account.
      if (!(error instanceof StoreUnavailable)) await this.takeBack(written, claimed);
      throw error;
    }
  }

  find(accountId: string): Soon<VaultPerson | null> {
    return this.people.known(accountId);
  }

  /** Asked of the server each time: it is how people sign in. */
  async findByUsername(username: string): Promise<VaultPerson | null> {
    const holder = await this.usernames.holder(username);
    const { person } = holder === null ? { person: null } : await this.people.read(holder);
    return person && usernameKey(person.username) === usernameKey(username) ? person : null;
  }

  /** While the server is away: of those whom this node knows. A list is shown without a name rather than not at all. */
  async names(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    let isAway = !this.follower.isLive;
    await abreast([...new Set(accountIds)], async (id) => {
      const person = isAway
        ? this.people.cache.get(id)
        : await Promise.resolve(this.people.known(id)).catch(unlessAway);
      isAway ||= person === undefined;
      if (person) found.set(id, person.displayName);
    });
    return found;
  }

  setPassword(accountId: string, passwordHash: string, mustChangePassword: boolean): Promise<boolean> {
    return this.people.change(accountId, (person) => ({ ...person, passwordHash, mustChangePassword }));
  }

  setContact(accountId: string, { displayName, phone, email }: Contact): Promise<boolean> {
    return this.people.change(accountId, (person) => ({ ...person, displayName, phone, email }));
  }

  async erase(accountId: string): Promise<boolean> {
    const erased = await this.people.erase(accountId);
    if (erased) await this.usernames.release(erased);
    return erased !== null;
  }

  /** Everybody who is there, in the file format of one machine. */
  async backup(file: string): Promise<void> {
    const people = new Map<string, VaultPerson>();
    for await (const side of this.streams.all(this.named.people)) {
      const { accountId } = this.named.ownerOf(side.stream);
      const person = personOf(side);
      if (person) people.set(accountId, person);
      else people.delete(accountId);
    }
    const all = [...people.values()];
    const copy = new SqliteVault(file);
    try {
      for (let at = 0; at < all.length; at += page) await copy.add(all.slice(at, at + page));
    } finally {
      await copy.close();
    }
  }

  async close(): Promise<void> {
    await this.follower.stop();
  }

  /** Those of them who are not there yet, and where they go. @throws UsernameTaken */
  private async missing(people: readonly VaultPerson[]): Promise<readonly Missing[]> {
    const asked = new Map<string, VaultPerson>();
    const holders = new Map<string, string>();
    for (const person of people) {
      const key = usernameKey(person.username);
      const holder = asked.has(person.accountId) ? person.accountId : holders.get(key);
      const same = usernameKey(asked.get(person.accountId)?.username ?? '') === key;
      if (holder !== undefined && !same) throw new UsernameTaken(person.username, holder);
      if (!asked.has(person.accountId)) asked.set(person.accountId, person);
      holders.set(key, person.accountId);
    }
    const missing: Missing[] = [];
    await abreast([...asked.values()], async (person) => {
      const kept = await this.people.read(person.accountId);
      if (kept.person) this.isSame(person, kept.person);
      else missing.push({ person, kept });
    });
    return missing;
  }

  /** Writes somebody who is not there; whether this call did. @throws UsernameTaken, StoreUnavailable */
  private async wrote(person: VaultPerson, kept: Kept): Promise<boolean> {
    try {
      await this.people.write(person.accountId, kept, person);
      return true;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      const there = await this.people.read(person.accountId);
      if (there.person) return this.isSame(person, there.person);
      throw error;
    }
  }

  private async takeBack(written: readonly VaultPerson[], claimed: readonly VaultPerson[]): Promise<void> {
    await abreast(written, ({ accountId }) => this.people.erase(accountId)).catch(() => undefined);
    await abreast(claimed, (person) => this.usernames.release(person)).catch(() => undefined);
  }

  /** Somebody is there under this id: the same person, whom nobody has to write. @throws UsernameTaken */
  private isSame(person: VaultPerson, there: VaultPerson): false {
    if (usernameKey(person.username) === usernameKey(there.username)) return false;
    throw new UsernameTaken(person.username, there.accountId);
  }
}
