import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable, WrongExpectedRevision, type ExpectedRevision } from '../event-store.js';
import { sealed, type Append } from '../sealing.js';
import type { Connection } from './connection.js';
import { kurrentFault, TookTooLong, tooLarge, unavailable, within } from './faults.js';

/** Milliseconds that an append may take in all, however often it is sent: a command answers within two seconds. */
export const writeWithin = 1300;
/** Milliseconds between two sendings. */
const pause = 50;

/** Appends sealed once and sent, under the same ids, until the server has answered or the time is up. */
export class Writer {
  /** Whether the server's clock is so far ahead that it takes our deadlines for past. */
  isClockAhead = false;

  constructor(
    private readonly connection: Connection,
    /** Milliseconds for an append. */
    private readonly budget: number,
  ) {}

  /**
   * Resolves when the server has it, through this sending or an earlier one.
   * @throws WrongExpectedRevision, AppendTooLarge, StoreUnavailable
   */
  async write(append: Append, prevHash: string, recordedAt: string): Promise<void> {
    const { stream, expected } = append;
    let previous = prevHash;
    let revision = expected === 'noStream' ? -1 : expected;
    const events = append.events.map((event) => {
      const { meta, hash } = sealed(event, { stream, revision: ++revision, prevHash: previous, recordedAt });
      previous = hash;
      return this.connection.event(event.id, event.event.type, event.data, meta);
    });
    return this.send(stream, expected, events);
  }

  /** The same for events that were sealed before, somewhere else. */
  async send(
    stream: string,
    expected: ExpectedRevision,
    events: readonly ReturnType<Connection['event']>[],
  ): Promise<void> {
    const giveUp = performance.now() + this.budget;
    let last: StoreUnavailable;
    do {
      const { client, namespace } = this.connection;
      try {
        const streamState = expected === 'noStream' ? 'no_stream' : BigInt(expected);
        await within(
          giveUp - performance.now(),
          client.appendToStream(namespace + stream, [...events], { streamState }),
        );
        return;
      } catch (error) {
        last = this.heard(error, stream, expected);
        if (error instanceof TookTooLong) this.connection.renew(client);
      }
      await sleep(pause);
    } while (performance.now() < giveUp);
    throw last;
  }

  /** Why a sending failed, when another may not. @throws what no other sending would mend */
  private heard(error: unknown, stream: string, expected: ExpectedRevision): StoreUnavailable {
    const fault = kurrentFault(error);
    if (fault === 'conflict') {
      const { actualState } = error as Readonly<{ actualState?: bigint | string }>;
      throw new WrongExpectedRevision(stream, expected, typeof actualState === 'bigint' ? Number(actualState) : null);
    }
    if (fault === 'too-large') throw tooLarge(error);
    if (fault === 'denied' || fault === 'deleted') throw unavailable(fault);
    return unavailable(fault === 'timeout' && this.isClockAhead ? 'clock' : fault);
  }
}
