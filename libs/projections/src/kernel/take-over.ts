import { setImmediate as turn } from 'node:timers/promises';
import { buildFile } from './build-file.js';
import { storedAfter } from './delivery.js';
import type { Dispatch } from './dispatch.js';
import type { ProjectionHostOptions } from './host-options.js';
import { LiveFile } from './live-file.js';
import { openReadFile, removeReadFile } from './read-file.js';
import { buildInWorker } from './rebuild-thread.js';
import { removeRemains, type RebuildProgress } from './rebuild.js';

/** The file that serves, as far as one that takes its place has to do with it. */
export type Serving = Readonly<{
  isFollowing: () => boolean;
  stopFollowing: () => Promise<void>;
  follow: () => void;
  /** Puts a file that was built in its place, in one go. */
  swap: (built: string) => void;
}>;

/** A file that is built anew beside the one that serves, and takes its place when it is whole; one at a time. */
export class TakeOver {
  private progress: RebuildProgress | null = null;
  private building: Promise<void> = Promise.resolve();

  /** @param file the one that serves @param signal gives up what is under way */
  constructor(
    private readonly options: ProjectionHostOptions,
    private readonly file: string,
    private readonly dispatch: Dispatch,
    private readonly serving: Serving,
    private readonly signal: AbortSignal,
  ) {}

  /** How far it is; null while nothing takes over. */
  get underway(): RebuildProgress | null {
    return this.progress;
  }

  /** Resolves when nothing is under way any more, however it ended. */
  get ended(): Promise<void> {
    return this.building.catch(() => undefined);
  }

  /** Builds a new file from event 0 beside the one that serves, catches up and swaps. @throws RebuildStopped */
  begin(onProgress: (progress: RebuildProgress) => void): Promise<void> {
    if (this.progress) return Promise.reject(new Error('正在重建读模型，请等待完成。'));
    this.progress = { sequence: 0, head: 0, rate: 0, etaSeconds: null };
    this.building = this.build((progress) => {
      this.progress = progress;
      onProgress(progress);
    }).finally(() => {
      this.progress = null;
    });
    return this.building;
  }

  private async build(report: (progress: RebuildProgress) => void): Promise<void> {
    const { store, projections, worker, shortLog = 3000 } = this.options;
    const { count, storeId } = await store.head();
    const plan = { file: this.file, projections, storeId };
    const { signal } = this;
    signal.throwIfAborted();
    const building =
      worker && count > shortLog
        ? buildInWorker(worker.entry, { file: this.file, storeId, storeFile: worker.storeFile }, report, signal)
        : buildFile(plan, store, report, signal);
    // A thread that was stopped leaves what it had begun.
    const built = await building.finally(() => removeRemains(this.file));
    try {
      await this.takeOver(built);
    } finally {
      removeReadFile(built);
    }
  }

  private async takeOver(built: string): Promise<void> {
    const next = new LiveFile(openReadFile(built), this.dispatch);
    let whole = false;
    let isStopped = !this.serving.isFollowing();
    try {
      await this.catchUp(next);
      await this.serving.stopFollowing();
      isStopped = true;
      await this.catchUp(next);
      whole = !this.signal.aborted;
    } finally {
      next.db.close();
      if (whole) this.serving.swap(built);
      // One that was not stopped goes on by itself.
      if (isStopped) this.serving.follow();
    }
  }

  private async catchUp(next: LiveFile): Promise<void> {
    for (let before = -1; before < next.at.sequence && !this.signal.aborted;) {
      before = next.at.sequence;
      next.apply(await storedAfter(this.options, before, 500));
      await turn();
    }
  }
}
