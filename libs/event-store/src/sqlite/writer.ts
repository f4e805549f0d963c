import type { Frontier } from '@app/ledger';
import { genesis } from '@app/ledger';
import type { Sqlite } from '@app/sqlite';
import { EventIdTaken, StoreUnavailable, WrongExpectedRevision, type Appended } from '../event-store.js';
import { positionOf } from '../position.js';
import { sealed, type Append } from '../sealing.js';
import { unavailable } from './faults.js';
import { storedFrontier } from './schema.js';

type Last = Readonly<{ revision: number; hash: Buffer }>;

const lastOfStream = 'select revision, hash from event where stream = ? order by revision desc limit 1';
const idInUse = 'select 1 from event where event_id = ?';
const ofStreamAfter =
  'select event_id, sequence from event where stream = ? and revision > ? order by revision limit ?';
const insert =
  'insert into event (sequence, stream, revision, event_id, type, data, meta, hash) values (?, ?, ?, ?, ?, ?, ?, ?)';

/** Writes appends, many in one transaction. */
export class Writer {
  private frontier: Frontier;

  constructor(
    private readonly db: Sqlite,
    private readonly now: () => string,
  ) {
    this.frontier = storedFrontier(db);
  }

  /**
   * Writes what can be written and answers for each append, in order, where it went or why not.
   * All that is written is durable when this returns.
   */
  write(appends: readonly Append[]): readonly (Appended | Error)[] {
    try {
      return this.db.transaction(() => {
        const before = (this.frontier = storedFrontier(this.db));
        const recordedAt = this.now();
        const answers = appends.map((append) => this.place(append, recordedAt));
        const { count, bytes } = this.frontier;
        if (count > before.count) this.db.run('update frontier set count = ?, peaks = ?', count, bytes);
        return answers;
      });
    } catch (error) {
      const cause = unavailable(error, this.db.file);
      const reason = cause instanceof Error ? cause : new Error(String(cause));
      // What the engine refuses to one, it refuses to all; anything else may be one append's fault alone.
      if (cause instanceof StoreUnavailable || appends.length === 1) return appends.map(() => reason);
      return appends.flatMap((append) => this.write([append]));
    }
  }

  /** Every condition is checked before the first row of the append is written. */
  private place({ stream, expected, events }: Append, recordedAt: string): Appended | Error {
    const last = this.db.get<Last>(lastOfStream, stream);
    const after = expected === 'noStream' ? -1 : expected;
    const actual = last?.revision ?? -1;
    if (actual !== after)
      return (
        this.repeated({ stream, expected, events }) ??
        new WrongExpectedRevision(stream, expected, last?.revision ?? null)
      );
    const taken = events.find(({ id }) => this.db.get(idInUse, id) !== undefined);
    if (taken) return new EventIdTaken(taken.id);

    let prevHash = last?.hash.toString('hex') ?? genesis;
    let revision = actual;
    for (const event of events) {
      const { meta, hash } = sealed(event, { stream, revision: ++revision, prevHash, recordedAt });
      const bytes = Buffer.from(hash, 'hex');
      this.frontier = this.frontier.append(bytes);
      this.db.run(insert, this.frontier.count, stream, revision, event.id, event.type, event.data, meta, bytes);
      prevHash = hash;
    }
    return { revision, sequence: this.frontier.count, position: positionOf(this.frontier.count) };
  }

  /** The answer of an earlier, equal append: the same ids at the same revisions. */
  private repeated({ stream, expected, events }: Append): Appended | undefined {
    const after = expected === 'noStream' ? -1 : expected;
    const stored = this.db.all<{ event_id: string; sequence: number }>(ofStreamAfter, stream, after, events.length);
    if (stored.length < events.length || stored.some((row, index) => row.event_id !== events[index]!.id))
      return undefined;
    const { sequence } = stored.at(-1)!;
    return { revision: after + events.length, sequence, position: positionOf(sequence) };
  }
}
