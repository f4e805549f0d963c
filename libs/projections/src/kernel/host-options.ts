import type { Log } from './delivery.js';
import type { ListsWorker } from './lists-thread.js';
import type { ApplyWatch } from './live-file.js';
import type { Projection } from './projection.js';
import type { RebuildWorker } from './rebuild-thread.js';
import type { RebuildProgress } from './rebuild.js';

/** What the host follows and where it keeps its file. */
export type ProjectionHostOptions = Log &
  Readonly<{
    projections: readonly Projection[];
    /** The data directory: the file and its building stand here. */
    directory: string;
    /** A thread for rebuilds of long logs; without one they are built in this thread, with turns for others. */
    worker?: RebuildWorker;
    /** A thread that enters events where many come at once; without one all are entered in this thread. */
    lists?: ListsWorker;
    /** Logs up to this length are built in this thread: it is faster than a thread starts. */
    shortLog?: number;
    /** Told of each batch that is entered while the log is followed. */
    watch?: ApplyWatch;
  }>;

/** How a start differs from the ordinary one. */
export type StartOptions = Readonly<{
  /** Build anew whatever is there: the way out of a file that is ahead of its log or foreign to it. */
  fresh?: boolean;
  onProgress?: (progress: RebuildProgress) => void;
}>;
