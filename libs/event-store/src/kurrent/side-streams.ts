import { setTimeout as sleep } from 'node:timers/promises';
import type { PrefixesFilter } from '@kurrent/kurrentdb-client';
import { StoreUnavailable, WrongExpectedRevision, type ExpectedRevision } from '../event-store.js';
import { Connection } from './connection.js';
import { kurrentFault, TookTooLong, unavailable, within } from './faults.js';
import { SideFollower, type SideTold } from './side-follower.js';
import { sideOf, type Side } from './side.js';

/** Milliseconds that one call may take in all, and between two sendings. */
const patience = { all: 1300, one: 600, pause: 30 };
/** Milliseconds for the first answer of a process: the half of the client that reads connects late. */
const firstAnswer = 5000;

export type SideStreamsOptions = Readonly<{
  /** Stands before the names of all streams on the server (nothing). */
  namespace?: string;
  /** Milliseconds after which a call that is not answered is given up (1300). */
  within?: number;
}>;

/** What is written beside the ledger: an id that stays the same when it is sent again, a type, JSON text. */
export type NewSide = Readonly<{ id: string; type: string; data: string }>;

/**
 * Streams on the ledger's server that are not of the ledger: people, their usernames, the journal of the door. Nothing
 * that follows, counts, copies or exports the ledger ever sees them. Every call ends within its time.
 */
export class SideStreams {
  private constructor(
    private readonly connection: Connection,
    private readonly budget: number,
  ) {}

  /** @throws StoreUnavailable with one clear message */
  static async open(url: string, options: SideStreamsOptions = {}): Promise<SideStreams> {
    const streams = new SideStreams(await Connection.open(url, options.namespace), options.within ?? patience.all);
    try {
      await within(firstAnswer, streams.read('hengjian-store', 'end', 1));
      return streams;
    } catch (error) {
      await streams.close();
      throw error instanceof StoreUnavailable ? error : unavailable(kurrentFault(error));
    }
  }

  /** The last value of a stream; null when there is none, 'gone' after its tombstone. @throws StoreUnavailable */
  async last(stream: string): Promise<Side | null | 'gone'> {
    const found = await this.tried(() => this.read(stream, 'end', 1));
    return found === 'gone' ? found : (found[0] ?? null);
  }

  /** Values of a stream from a revision on, at most so many; none when there is no stream. @throws StoreUnavailable */
  async from(stream: string, revision: number, limit: number): Promise<readonly Side[]> {
    const found = await this.tried(() => this.read(stream, revision, limit));
    return found === 'gone' ? [] : found;
  }

  /** Every value of the streams with a prefix that the server still has, in order: what is older comes too. */
  async *all(prefix: string): AsyncGenerator<Side> {
    const { client, reading, namespace } = this.connection;
    const prefixes = [namespace + prefix];
    const filter: PrefixesFilter = { filterOn: 'streamName', prefixes, maxSearchWindow: 32, checkpointInterval: 32 };
    try {
      for await (const { event } of client.readAll({ filter, ...reading })) if (event) yield sideOf(event, namespace);
    } catch (error) {
      throw unavailable(kurrentFault(error));
    }
  }

  /**
   * Durable when it resolves; sent again under the same ids meanwhile.
   * @throws WrongExpectedRevision (also of a stream that has ended), StoreUnavailable
   */
  async append(stream: string, expected: ExpectedRevision, values: readonly NewSide[]): Promise<void> {
    const streamState = expected === 'noStream' ? 'no_stream' : BigInt(expected);
    const events = values.map(({ id, type, data }) => this.connection.event(id, type, data, '{}'));
    await this.tried(async () => {
      try {
        await this.connection.client.appendToStream(this.connection.namespace + stream, events, { streamState });
      } catch (error) {
        const fault = kurrentFault(error);
        // Ended for good by another node since it was read: another race that was lost.
        if (fault !== 'conflict' && fault !== 'deleted') throw error;
        const { actualState } = error as Readonly<{ actualState?: bigint | string }>;
        throw new WrongExpectedRevision(stream, expected, typeof actualState === 'bigint' ? Number(actualState) : null);
      }
    });
  }

  /** Keeps the last value of a stream alone: those before it leave the disk with the server's next scavenge. */
  async keepLast(stream: string): Promise<void> {
    const { namespace } = this.connection;
    await this.tried(() => this.connection.client.setStreamMetadata(namespace + stream, { maxCount: 1 }));
  }

  /** Ends a stream for good: the name can never be used again, and a scavenge takes all it held. A repeat is right. */
  async tombstone(stream: string): Promise<void> {
    await this.tried(() => this.connection.client.tombstoneStream(this.connection.namespace + stream)).catch(
      (error: unknown) => {
        if (!(error instanceof StoreUnavailable && error.reason === 'corrupt')) throw error;
      },
    );
  }

  /** Tells of every change of the streams with a prefix, from now on. */
  follow(prefix: string, told: SideTold): SideFollower {
    return new SideFollower(this.connection, prefix, told);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async read(stream: string, from: number | 'end', maxCount: number): Promise<readonly Side[] | 'gone'> {
    const { client, reading, namespace } = this.connection;
    const where =
      from === 'end'
        ? ({ direction: 'backwards', fromRevision: 'end' } as const)
        : ({ direction: 'forwards', fromRevision: BigInt(from) } as const);
    const found: Side[] = [];
    try {
      const options = { ...where, maxCount, requiresLeader: true, ...reading };
      for await (const { event } of client.readStream(namespace + stream, options))
        if (event) found.push(sideOf(event, namespace));
    } catch (error) {
      const fault = kurrentFault(error);
      if (fault === 'missing') return [];
      if (fault === 'deleted') return 'gone';
      throw error;
    }
    return found;
  }

  /** Tries until it is answered or the time is up. */
  private async tried<Result>(call: () => Promise<Result>): Promise<Result> {
    const giveUp = performance.now() + this.budget;
    let last: StoreUnavailable;
    do {
      const { client } = this.connection;
      const left = giveUp - performance.now();
      try {
        return await within(Math.min(left, Math.max(patience.one, this.budget / 2)), call());
      } catch (error) {
        if (error instanceof WrongExpectedRevision) throw error;
        const fault = kurrentFault(error);
        last = unavailable(fault);
        if (fault === 'denied' || fault === 'deleted' || fault === 'too-large') throw last;
        if (error instanceof TookTooLong) this.connection.renew(client);
      }
      await sleep(patience.pause);
    } while (performance.now() < giveUp);
    throw last;
  }
}
