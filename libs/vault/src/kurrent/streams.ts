import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { WrongExpectedRevision, type NewSide, type SideStreams } from '@app/event-store';
import { usernameKey } from '../vault.js';

/** Types of what stands in streams beside the ledger. */
export const types = {
  key: 'hengjian.username-key-made',
  kept: 'hengjian.person-kept',
  erased: 'hengjian.person-erased',
  claimed: 'hengjian.username-claimed',
  released: 'hengjian.username-released',
  noted: 'hengjian.door-noted',
  home: 'hengjian.operations-housed',
} as const;

/** A value on its way: its id is made once, so that sending it again is no second one. */
export const value = (type: (typeof types)[keyof typeof types], data: unknown): NewSide => ({
  id: randomUUID(),
  type,
  data: JSON.stringify(data),
});

/**
 * Names of a tenant's streams. None begins as the ledger's do, and none tells a username: those are hashed with a key
 * that stands on the server, so that a list of streams cannot be searched with a list of names.
 */
export class VaultStreams {
  private constructor(
    private readonly tenant: string,
    private readonly key: Buffer,
  ) {}

  /** Reads the key, or makes it: of two nodes that make one at once, the first stands. @throws StoreUnavailable */
  static async open(streams: SideStreams, tenant: string): Promise<VaultStreams> {
    const name = `vault-${tenant}-key`;
    for (;;) {
      const last = await streams.last(name);
      if (last && last !== 'gone')
        return new VaultStreams(tenant, Buffer.from((JSON.parse(last.data) as { key: string }).key, 'base64'));
      const made = value(types.key, { key: randomBytes(32).toString('base64') });
      await streams.append(name, 'noStream', [made]).catch((error: unknown) => {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      });
    }
  }

  /** What all streams of people begin with. */
  get people(): string {
    return `vault-${this.tenant}-person-`;
  }

  /** A person's stream. A tombstoned name is never used again: whoever comes back under the same id has the next one. */
  person(accountId: string, turn: number): string {
    return `${this.people}${accountId}${turn === 1 ? '' : `~${turn}`}`;
  }

  /** Whose stream it is, and which of theirs. */
  ownerOf(stream: string): Readonly<{ accountId: string; turn: number }> {
    const [, accountId = '', turn = '1'] = /^(.*?)(?:~(\d+))?$/.exec(stream.slice(this.people.length)) ?? [];
    return { accountId, turn: Number(turn) };
  }

  username(username: string): string {
    const hash = createHmac('sha256', this.key).update(usernameKey(username)).digest('hex');
    return `vault-${this.tenant}-name-${hash}`;
  }
}
