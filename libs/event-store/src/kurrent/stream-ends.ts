import type { Connection } from './connection.js';
import { kurrentFault, unavailable, within } from './faults.js';

/** Milliseconds: for an answer, and before a server that gave none is asked again. */
const patience = { answer: 500, away: 1000 };

/** How far the server's streams go. */
export class StreamEnds {
  private askAgainAt = 0;

  constructor(private readonly connection: Connection) {}

  /**
   * The last revision of a stream; null when there is none, undefined when the server does not say.
   * @throws StoreUnavailable when it says that it will not
   */
  async of(stream: string): Promise<number | null | undefined> {
    if (performance.now() < this.askAgainAt) return undefined;
    try {
      return await within(patience.answer, this.end(stream));
    } catch (error) {
      const fault = kurrentFault(error);
      if (fault === 'missing') return null;
      if (fault === 'deleted' || fault === 'denied') throw unavailable(fault);
      this.askAgainAt = performance.now() + patience.away;
      return undefined;
    }
  }

  private async end(stream: string): Promise<number | null> {
    const { client, reading, namespace } = this.connection;
    const last = { direction: 'backwards', fromRevision: 'end', maxCount: 1, requiresLeader: true } as const;
    for await (const { event } of client.readStream(namespace + stream, { ...last, ...reading }))
      if (event) return Number(event.revision);
    return null;
  }
}
