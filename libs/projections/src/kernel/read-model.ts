import type { Sqlite } from '@app/sqlite';

/** Where the read model is: building from event 0, behind the log, at its head, or stopped with a reason. */
export type ReadModelStatus = 'rebuilding' | 'catching-up' | 'live' | 'failed';

/** A stream that a projection could not follow: its events wait, in order, until an operator retries. */
export type Parked = Readonly<{
  projection: string;
  stream: string;
  /** Sequence of the first event that failed. */
  sequence: number;
  /** Events waiting, the failed one included. */
  events: number;
  reason: string;
}>;

/** What health, the command line and the operator see. */
export type ReadModelState = Readonly<{
  state: ReadModelStatus;
  /** Engine's place of the last event applied; null before the first. */
  position: string | null;
  /** Sequence of the last event applied; 0 before the first. */
  sequence: number;
  /** Sequence of the log's last event that is known of. */
  head: number;
  /** Events behind: head - sequence. */
  lag: number;
  /** Events a second, over the last batches. */
  rate: number;
  parked: readonly Parked[];
  /** Why it failed, and what to do. */
  reason: string | null;
  /** The event of a newer program at which it stopped, and stays until this program is a newer one too. */
  newer: Readonly<{ sequence: number; wireType: string; schemaVersion: number }> | null;
  /** A rebuild under way beside the file that serves. */
  rebuild: Readonly<{ sequence: number; head: number; rate: number; etaSeconds: number | null }> | null;
}>;

/** The current read-model file, as readers see it. A port: inject it, ask for `db` at each use (a rebuild swaps it). */
export abstract class ReadModel {
  /** The connection to the current file. Read only by custom: only the host writes. */
  abstract get db(): Sqlite;
  /** Sequence of the last event applied to `db`; 0 before the first. */
  abstract get sequence(): number;
  /** Engine's place of the last event applied; null before the first. */
  abstract get position(): string | null;
  /** Waits until the model has applied the event at `position`; false when `ms` passed first. */
  abstract reached(position: string, ms: number): Promise<boolean>;
  /** Tells after each batch of events that has been applied. Answers how to stop being told. */
  abstract onMoved(listener: () => void): () => void;
  /** Until when it is known what was recorded (ISO), having stopped at an event of a newer program; null otherwise. */
  abstract get stoppedAt(): string | null;
  abstract state(): ReadModelState;
}
