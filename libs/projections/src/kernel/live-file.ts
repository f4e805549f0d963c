import type { Recorded } from '@app/domain/kernel';
import { sqliteFault, type Sqlite } from '@app/sqlite';
import { amend } from './amended.js';
import type { Dispatch, Step } from './dispatch.js';
import { forgetToo, type Forgotten } from './kept-rows.js';
import { Parking, type ParkedStream, type Unreadable } from './parking.js';
import { readCheckpoint, saveCheckpoint, type Checkpoint } from './read-file.js';

/** An event, or what is known of one that cannot be read. */
export type Delivered = Recorded | Unreadable;

/** Looks on while a batch is entered into the lists: does what it is given, once, and lets through what that throws. */
export type ApplyWatch = (delivered: readonly Delivered[], apply: () => Promise<void>) => Promise<void>;

/** Another connection has entered events, and this one did not know. */
class EnteredBeside extends Error {}

/** Faults of the machine, not of the event: the batch is tried again as it is. */
export const isTransient = (error: unknown): boolean =>
  ['busy', 'full', 'readonly', 'cannot-open', 'corrupt'].includes(sqliteFault(error));

const checkpointOf = (db: Sqlite): Checkpoint => {
  const checkpoint = readCheckpoint(db);
  if (!checkpoint) throw new Error(`${db.file} has no checkpoint`);
  return checkpoint;
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * A read-model file that follows the log. A batch of events, the rows they change, the streams they park and the
 * checkpoint are one transaction, so that each event counts exactly once whatever happens to the process.
 */
export class LiveFile {
  readonly parking: Parking;
  private checkpoint: Checkpoint;

  constructor(
    readonly db: Sqlite,
    private readonly dispatch: Dispatch,
  ) {
    this.checkpoint = checkpointOf(db);
    this.parking = new Parking(db);
  }

  get at(): Checkpoint {
    return this.checkpoint;
  }

  /** Applies what comes after the checkpoint; what came before it has been applied. @throws transient faults only */
  apply(delivered: readonly Delivered[]): void {
    try {
      this.applyRest(delivered);
    } catch (error) {
      if (!(error instanceof EnteredBeside)) throw error;
      this.db.forget();
      this.lookAgain();
      this.applyRest(delivered);
    }
  }

  private applyRest(delivered: readonly Delivered[]): void {
    const items = delivered.filter(({ sequence }) => sequence > this.checkpoint.sequence);
    const last = items.at(-1);
    if (!last) return;
    const readable = items.every((item) => !('unreadable' in item));
    if (!(readable && this.parking.size === 0 && this.applyAll(items as readonly Recorded[], last))) {
      this.commit(last, () => items.forEach((item) => this.applyCarefully(item)));
    }
    this.checkpoint = {
      ...this.checkpoint,
      position: last.position,
      sequence: last.sequence,
      eventId: last.id,
      recordedAt: last.recordedAt,
    };
  }

  /**
   * Has another connection enter events, and tell what it changed of what is kept here. Until it has, all that is read
   * here is as it was: nobody sees half a batch, or one with rows kept from before it.
   */
  async enteredBy(other: () => Promise<readonly Forgotten[]>): Promise<void> {
    let forgotten: readonly Forgotten[] | null = null;
    this.db.pin();
    try {
      forgotten = await other();
    } finally {
      try {
        this.db.unpin();
      } finally {
        // What a thread changed that ended in between, nobody can say.
        if (forgotten) forgetToo(this.db, forgotten);
        else this.db.forget();
        this.lookAgain();
      }
    }
  }

  /** Where the file is and what is parked in it, after another connection may have written. */
  private lookAgain(): void {
    this.checkpoint = checkpointOf(this.db);
    this.parking.reload();
  }

  /** The quick way; false when an event of the batch is poison and nothing has been written. */
  private applyAll(events: readonly Recorded[], last: Recorded | Unreadable): boolean {
    try {
      this.commit(last, () => this.dispatch.apply(this.db, events));
      return true;
    } catch (error) {
      if (isTransient(error) || error instanceof EnteredBeside) throw error;
      return false;
    }
  }

  private commit(last: Delivered, work: () => void): void {
    try {
      this.db.transaction(() => {
        // Whoever else may write the file: no event is entered twice.
        if (checkpointOf(this.db).sequence !== this.checkpoint.sequence) throw new EnteredBeside();
        work();
        saveCheckpoint(this.db, last);
      });
    } catch (error) {
      this.parking.reload();
      throw error;
    }
  }

  private applyCarefully(item: Delivered): void {
    if ('unreadable' in item) {
      // Nobody can say which projections would have wanted it, so none of them follows its stream further.
      for (const projection of this.dispatch.projections) this.parking.park(projection, item, item.unreadable);
      return;
    }
    for (const step of this.dispatch.stepsFor(item.type)) {
      if (this.parking.has(step.projection, item.stream)) this.parking.park(step.projection, item, null);
      else {
        const reason = this.tryStep(step, item);
        if (reason !== null) this.parking.park(step.projection, item, reason);
      }
    }
  }

  /** Runs one step under a savepoint; the reason when it failed, with nothing of it left behind. */
  private tryStep(step: Step, event: Recorded): string | null {
    try {
      this.db.attempt(() => step.run(this.db, event.data, event));
      return null;
    } catch (error) {
      if (isTransient(error)) throw error;
      return reasonOf(error);
    }
  }

  /** Tries the events of a parked stream again, in order, until one fails. Answers how many were applied. */
  retry(parked: ParkedStream, delivered: readonly Delivered[]): number {
    let applied = 0;
    try {
      this.db.transaction(() => {
        for (const item of delivered) {
          const reason = 'unreadable' in item ? item.unreadable : this.retryStep(parked.projection, item);
          if (reason !== null) {
            this.parking.park(parked.projection, item, reason);
            break;
          }
          this.parking.release(parked, item.sequence);
          applied++;
        }
      });
    } finally {
      this.parking.reload();
    }
    if (applied > 0) amend(this.db);
    return applied;
  }

  private retryStep(projection: string, event: Recorded): string | null {
    const step = this.dispatch.stepsFor(event.type).find((one) => one.projection === projection);
    return step ? this.tryStep(step, event) : null;
  }
}
