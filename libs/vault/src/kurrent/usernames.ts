import { StoreUnavailable, WrongExpectedRevision, type SideStreams } from '@app/event-store';
import { UsernameTaken, usernameKey, type VaultPerson } from '../vault.js';
import type { People } from './people.js';
import { types, value, type VaultStreams } from './streams.js';

/** A claim without its person is somebody's work in progress for so long (ms), and a crash's leftover after that. */
const pending = 300_000;
const tries = 8;

type Claim = Readonly<{ accountId: string; /** Epoch milliseconds, by the claimer's clock. */ at: number }>;
type Found = Readonly<{ claim: Claim | null; revision: number }>;

const claimOf = ({ accountId }: VaultPerson): Claim => ({ accountId, at: Date.now() });

/** Whose a username is: a stream for each, in which the first of two nodes that claim it at once stands. */
export class Usernames {
  constructor(
    private readonly streams: SideStreams,
    private readonly names: VaultStreams,
    private readonly people: People,
  ) {}

  /** Account that claims it; null when nobody does. @throws StoreUnavailable */
  async holder(username: string): Promise<string | null> {
    return (await this.read(username)).claim?.accountId ?? null;
  }

  /**
   * Claims a username, or finds that it is that account's already; whether the claim is new.
   * @throws UsernameTaken, StoreUnavailable
   */
  async claim(person: VaultPerson): Promise<boolean> {
    // Most names are nobody's: the server says so when it is written, and need not be asked before.
    if (await this.wrote(person.username, -1, value(types.claimed, claimOf(person)))) return true;
    for (let n = 0; n < tries; n++) {
      const { claim, revision } = await this.read(person.username);
      if (claim?.accountId === person.accountId) return false;
      if (claim && (await this.isHeld(claim, person.username)))
        throw new UsernameTaken(person.username, claim.accountId);
      if (await this.wrote(person.username, revision, value(types.claimed, claimOf(person)))) return true;
    }
    throw new StoreUnavailable('人员库正忙，请稍后重试。', 'busy');
  }

  /** Lets go of a username, if it is that account's. @throws StoreUnavailable */
  async release({ username, accountId }: Pick<VaultPerson, 'username' | 'accountId'>): Promise<void> {
    const { claim, revision } = await this.read(username);
    // Whoever was quicker has claimed it since: then there is nothing to let go of.
    if (claim?.accountId === accountId) await this.wrote(username, revision, value(types.released, {}));
  }

  private async isHeld({ accountId, at }: Claim, username: string): Promise<boolean> {
    const { person } = await this.people.read(accountId);
    if (person) return usernameKey(person.username) === usernameKey(username);
    return Date.now() - at < pending;
  }

  private async read(username: string): Promise<Found> {
    const last = await this.streams.last(this.names.username(username));
    if (!last || last === 'gone') return { claim: null, revision: -1 };
    const claim = last.type === types.claimed ? (JSON.parse(last.data) as Claim) : null;
    return { claim, revision: last.revision };
  }

  private async wrote(username: string, revision: number, next: ReturnType<typeof value>): Promise<boolean> {
    try {
      await this.streams.append(this.names.username(username), revision < 0 ? 'noStream' : revision, [next]);
      return true;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return false;
      throw error;
    }
  }
}
