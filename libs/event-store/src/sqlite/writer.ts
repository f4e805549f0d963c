import { genesis } from '@app/ledger';
import { sqliteFault, type Sqlite } from '@app/sqlite';
import { EventIdTaken, StoreUnavailable, WrongExpectedRevision, type Appended } from '../event-store.js';
import { positionOf } from '../position.js';
import { sealed, type Append } from '../sealing.js';
import { grown, type Tip } from '../tip.js';
import { unavailable } from './faults.js';
import { storedTip } from './schema.js';

type Last = Readonly<{ revision: number; hash: string }>;

const lastOfStream =
  'select revision, lower(hex(hash)) as hash from event where stream = ? order by revision desc limit 1';
const lastRecorded = `select meta ->> '$.recordedAt' as at from event order by sequence desc limit 1`;
const ofStreamAfter =
  'select event_id, sequence from event where stream = ? and revision > ? order by revision limit ?';
const insert =
  'insert into event (sequence, stream, revision, event_id, type, data, meta, hash, link) values (?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?))';

/** Writes appends, many in one transaction. */
export class Writer {
  private tip: Tip;
  private recordedAt: string;

  constructor(
    private readonly db: Sqlite,
    private readonly now: () => string,
    private readonly warn: (message: string) => void,
  ) {
    this.tip = storedTip(db);
    this.recordedAt = db.get<{ at: string }>(lastRecorded)?.at ?? '';
  }

  /**
   * Writes what can be written and answers for each append, in order, where it went or why not.
   * All that is written is durable when this returns.
   */
  write(appends: readonly Append[]): readonly (Appended | Error)[] {
    const kept = this.tip;
    try {
      return this.db.transaction(() => {
        const before = (this.tip = this.current()).frontier.count;
        const recordedAt = this.stamp();
        const answers = appends.map((append) => this.place(append, recordedAt));
        const { frontier, link } = this.tip;
        if (frontier.count > before)
          this.db.run('update frontier set count = ?, peaks = ?, link = ?', frontier.count, frontier.text, link);
        return answers;
      });
    } catch (error) {
      this.tip = kept;
      return this.refused(appends, error);
    }
  }

  /** Nothing of these appends was written: each alone, or why not. */
  private refused(appends: readonly Append[], error: unknown): readonly (Appended | Error)[] {
    const isClash = sqliteFault(error) === 'unique';
    const cause = unavailable(error, this.db.file);
    // What the engine refuses to one, it refuses to all; anything else may be one append's fault alone.
    if (appends.length > 1 && (isClash || !(cause instanceof StoreUnavailable)))
      return appends.flatMap((append) => this.write([append]));
    const taken = isClash ? this.taken(appends) : undefined;
    return appends.map(() => taken ?? (cause instanceof Error ? cause : new Error(String(cause))));
  }

  /** The time of a transaction. Order is by sequence alone, so a clock that was set back is told of, not refused. */
  private stamp(): string {
    const at = this.now();
    if (at < this.recordedAt) this.warn(`the clock says ${at}, but events were recorded at ${this.recordedAt}`);
    return (this.recordedAt = at);
  }

  /** The tip kept here, unless another process has written since. */
  private current(): Tip {
    const { count } = this.db.get<{ count: number }>('select count from frontier')!;
    return count === this.tip.frontier.count ? this.tip : storedTip(this.db);
  }

  private place(append: Append, recordedAt: string): Appended | Error {
    const { stream, expected, events } = append;
    const last = this.db.get<Last>(lastOfStream, stream);
    const after = expected === 'noStream' ? -1 : expected;
    if ((last?.revision ?? -1) !== after)
      return this.repeated(append, after) ?? new WrongExpectedRevision(stream, expected, last?.revision ?? null);

    let prevHash = last?.hash ?? genesis;
    let revision = after;
    for (const event of events) {
      const { meta, hash } = sealed(event, { stream, revision: ++revision, prevHash, recordedAt });
      this.tip = grown(this.tip, hash);
      const { frontier, link } = this.tip;
      this.db.run(insert, frontier.count, stream, revision, event.id, event.event.type, event.data, meta, hash, link);
      prevHash = hash;
    }
    const { count } = this.tip.frontier;
    return { revision, sequence: count, position: positionOf(count) };
  }

  /** The answer of an earlier, equal append: the same ids at the same revisions. */
  private repeated({ stream, events }: Append, after: number): Appended | undefined {
    const stored = this.db.all<{ event_id: string; sequence: number }>(ofStreamAfter, stream, after, events.length);
    const isSame = stored.length === events.length && stored.every((row, index) => row.event_id === events[index]!.id);
    if (!isSame) return undefined;
    const { sequence } = stored.at(-1)!;
    return { revision: after + events.length, sequence, position: positionOf(sequence) };
  }

  /** Revisions and sequences were checked under the lock, so a clash is about an id, or the log is damaged. */
  private taken(appends: readonly Append[]): EventIdTaken | undefined {
    const clash = appends
      .flatMap(({ events }) => events)
      .find(({ id }) => this.db.get('select 1 from event where event_id = ?', id) !== undefined);
    return clash && new EventIdTaken(clash.id);
  }
}
