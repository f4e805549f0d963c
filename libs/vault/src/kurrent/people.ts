import { StoreUnavailable, WrongExpectedRevision, type Side, type SideStreams } from '@app/event-store';
import type { Soon } from '../soon.js';
import type { VaultPerson } from '../vault.js';
import { PersonCache } from './person-cache.js';
import { types, value, type VaultStreams } from './streams.js';

/** A person as their stream has them, and where the next value goes. */
export type Kept = Readonly<{
  person: VaultPerson | null;
  stream: string;
  turn: number;
  /** -1: there is no stream. */
  revision: number;
}>;

/** Times that a change is tried when others change the same person. */
const tries = 8;

/** The value of a person's stream; null: erased. */
export const personOf = ({ type, data }: Pick<Side, 'type' | 'data'>): VaultPerson | null =>
  type === types.kept ? (JSON.parse(data) as VaultPerson) : null;

/** Somebody changed the same person again and again. */
const busy = (): StoreUnavailable => new StoreUnavailable('人员库正忙，请稍后重试。', 'busy');

/** A stream a person, the last value alone. What was read is kept, and what changes on any node is heard of. */
export class People {
  readonly cache = new PersonCache();

  constructor(
    private readonly streams: SideStreams,
    private readonly names: VaultStreams,
  ) {}

  /** What the server has now. @throws StoreUnavailable */
  async read(accountId: string): Promise<Kept> {
    for (let turn = 1; ; turn++) {
      const stream = this.names.person(accountId, turn);
      const last = await this.streams.last(stream);
      if (last === 'gone') continue;
      const kept = { person: last && personOf(last), stream, turn, revision: last?.revision ?? -1 };
      this.cache.offer(accountId, kept);
      return kept;
    }
  }

  /** As this node knows them: asked for once, then heard of. @throws StoreUnavailable */
  known(accountId: string): Soon<VaultPerson | null> {
    const found = this.cache.get(accountId);
    return found === undefined ? this.read(accountId).then(({ person }) => person) : found;
  }

  /** A value of a person's stream arrived. */
  heard(side: Side): void {
    const { accountId, turn } = this.names.ownerOf(side.stream);
    // A tombstone's number is no number of a value: whatever it is, nobody is there any more.
    const isValue = side.type === types.kept || side.type === types.erased;
    const revision = isValue ? side.revision : Number.MAX_SAFE_INTEGER;
    this.cache.offer(accountId, { person: personOf(side), turn, revision });
  }

  /** Writes the next value of what was read. @throws WrongExpectedRevision, StoreUnavailable */
  async write(accountId: string, { stream, turn, revision }: Kept, person: VaultPerson | null): Promise<void> {
    if (revision < 0) await this.streams.keepLast(stream);
    const next = person ? value(types.kept, person) : value(types.erased, {});
    await this.streams.append(stream, revision < 0 ? 'noStream' : revision, [next]);
    this.cache.offer(accountId, { person, turn, revision: revision + 1 });
  }

  /** Changes whoever is there; whether somebody was. Two nodes that change the same person both do. @throws StoreUnavailable */
  async change(accountId: string, changed: (person: VaultPerson) => VaultPerson): Promise<boolean> {
    for (let n = 0; n < tries; n++) {
      const kept = await this.read(accountId);
      if (!kept.person) return false;
      if (await this.wrote(accountId, kept, changed(kept.person))) return true;
    }
    throw busy();
  }

  /**
   * Takes a person's value away on every node, then their stream for good. Answers whom, or null when nobody was there.
   * @throws StoreUnavailable
   */
  async erase(accountId: string): Promise<VaultPerson | null> {
    for (let n = 0; n < tries; n++) {
      const kept = await this.read(accountId);
      if (!kept.person) return null;
      if (!(await this.wrote(accountId, kept, null))) continue;
      await this.streams.tombstone(kept.stream);
      return kept.person;
    }
    throw busy();
  }

  private async wrote(accountId: string, kept: Kept, person: VaultPerson | null): Promise<boolean> {
    try {
      await this.write(accountId, kept, person);
      return true;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return false;
      throw error;
    }
  }
}
