import { renameSync } from 'node:fs';
import { UnknownEvent, type StoredEvent } from '@app/event-store';
import type { Envelope, Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { Dispatch } from './dispatch.js';
import type { Projection } from './projection.js';
import { addIndexes, createReadFile, fsyncFile, removeReadFile, saveCheckpoint } from './read-file.js';
import { Rate } from './rate.js';

/** Where a rebuild is: events applied, events in the log, events a second, and seconds to go (null: not known yet). */
export type RebuildProgress = Readonly<{ sequence: number; head: number; rate: number; etaSeconds: number | null }>;

/**
 * A rebuild met an event that a projection cannot apply or this program cannot read. A rebuild never skips: the new
 * file is thrown away and the old one stays.
 */
export class RebuildStopped extends Error {
  constructor(
    readonly sequence: number,
    readonly stream: string,
    readonly wireType: string,
    readonly reason: string,
  ) {
    super(`重建在第 ${sequence} 条事件停止（${stream}，${wireType}）：${reason}。原有的读模型文件未改动。`);
    this.name = 'RebuildStopped';
  }
}

/** What is built where: `file` gets its name only when the building is whole and on disk. */
export type Building = Readonly<{
  file: string;
  projections: readonly Projection[];
  storeId: string;
  /** Sequence of the last event to apply: the head when the building began, if absent. */
  until?: number;
}>;

/** Events read at a time: few enough for the garbage collector to find them dead while they are young. */
export const batchSize = 500;

/** Fills a new file from event 0 that nobody reads yet: one transaction, no journal, no syncing, indexes last. */
export class Builder {
  private readonly building: string;
  private readonly db: Sqlite;
  private readonly dispatch: Dispatch;
  private readonly rate = new Rate();
  private last: Recorded | undefined;
  sequence = 0;
  position: string | null = null;

  constructor(private readonly plan: Building) {
    this.building = buildingName(plan.file);
    this.dispatch = new Dispatch(plan.projections);
    this.db = createReadFile(this.building, plan.projections, plan.storeId, { journal: 'OFF', synchronous: 'OFF' });
    this.db.exec(`pragma locking_mode = exclusive; pragma cache_size = -49152`);
    this.db.run('begin');
  }

  /** @throws RebuildStopped naming the first event that failed */
  take(events: readonly Recorded[]): void {
    const last = events.at(-1);
    if (!last) return;
    const { db, dispatch } = this;
    let current = last;
    try {
      for (const event of events) {
        current = event;
        for (const step of dispatch.stepsFor(event.type)) step.run(db, event.data, event);
      }
    } catch (error) {
      throw new RebuildStopped(current.sequence, current.stream, current.wireType, messageOf(error));
    }
    this.last = last;
    this.sequence = last.sequence;
    this.position = last.position;
    this.rate.count(events.length);
  }

  progress(head: number): RebuildProgress {
    const rate = this.rate.perSecond();
    const etaSeconds = rate > 0 ? Math.max(0, Math.round((head - this.sequence) / rate)) : null;
    return { sequence: this.sequence, head: Math.max(head, this.sequence), rate: Math.round(rate), etaSeconds };
  }

  /** Indexes, fsync, and the file is `<file>.built`: whole, but not yet in its place. Answers its name. */
  finish(): string {
    if (this.last) saveCheckpoint(this.db, this.last);
    this.db.run('commit');
    addIndexes(this.db, this.plan.projections);
    this.db.close();
    fsyncFile(this.building);
    const built = builtName(this.plan.file);
    removeReadFile(built);
    renameSync(this.building, built);
    return built;
  }

  /** Throws the unfinished file away. */
  abandon(): void {
    this.db.close();
    removeReadFile(this.building);
  }
}

/** An unfinished file stands under this name. */
export const buildingName = (file: string): string => `${file}.building`;

/** A whole new file waits under this name for the moment when it takes the old one's place. */
export const builtName = (file: string): string => `${file}.built`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Removes what a rebuild that did not end has left. */
export const removeRemains = (file: string): void => removeReadFile(buildingName(file));

/** Turns "unknown event" into the rebuild's own complaint, which says where it stands. `batch`: where it was met. */
export const stoppedAt = (error: unknown, batch: readonly StoredEvent[]): unknown => {
  if (!(error instanceof UnknownEvent)) return error;
  const { wireType, schemaVersion, message } = error;
  const event = batch.find(
    ({ type, meta }) => type === wireType && (JSON.parse(meta) as Envelope).schemaVersion === schemaVersion,
  );
  return new RebuildStopped(event?.sequence ?? 0, event?.stream ?? '', wireType, message);
};
