import { renameSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Sqlite } from '@app/sqlite';
import { buildFile } from './build-file.js';
import { storedAfter, type Log } from './delivery.js';
import { Dispatch } from './dispatch.js';
import { Follower } from './follower.js';
import { ListsThread, type ListsWorker } from './lists-thread.js';
import { LiveFile, type ApplyWatch } from './live-file.js';
import type { Projection } from './projection.js';
import { openReadFile, otherReadFiles, readFileName, removeReadFile } from './read-file.js';
import { ReadModel, type ReadModelState } from './read-model.js';
import { buildInWorker, type RebuildWorker } from './rebuild-thread.js';
import { builtName, removeRemains, type RebuildProgress } from './rebuild.js';
import { copyReadModel, ReplicaRefused, type Replica } from './replica.js';
import { retryParked } from './retry-parked.js';
import { existing, olderFile } from './startup.js';
import { Waiters } from './waiters.js';

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

/**
 * Keeps the read model: follows the log into one SQLite file, rebuilds beside it and swaps. The only writer of the file;
 * readers ask `db` at each use.
 */
export class ProjectionHost extends ReadModel {
  private readonly logger = new Logger('ReadModel');
  private readonly dispatch: Dispatch;
  private readonly file: string;
  private readonly waiters = new Waiters();
  private readonly listeners = new Set<() => void>();
  private readonly stopping = new AbortController();
  private live: LiveFile | undefined;
  private follower: Follower | undefined;
  /** An older program's file, which serves as it is until the new one has been built. */
  private frozen: Sqlite | undefined;
  private failure: string | null = null;
  /** Who must have the file for themselves. */
  private others = 0;
  private underway: RebuildProgress | null = null;
  private starting: Promise<void> = Promise.resolve();
  private building: Promise<void> = Promise.resolve();

  constructor(private readonly options: ProjectionHostOptions) {
    super();
    this.dispatch = new Dispatch(options.projections);
    this.file = readFileName(options.directory, options.projections);
  }

  get db(): Sqlite {
    const db = this.live?.db ?? this.frozen;
    if (!db) throw new Error('the read model is not open');
    return db;
  }

  get sequence(): number {
    return this.live?.at.sequence ?? 0;
  }

  get position(): string | null {
    return this.live?.at.position ?? null;
  }

  get stoppedAt(): string | null {
    return this.follower?.newer ? (this.live?.at.recordedAt ?? null) : null;
  }

  async reached(position: string, ms: number): Promise<boolean> {
    if (this.position !== null && this.position >= position) return true;
    return !this.stopping.signal.aborted && this.waiters.wait(position, ms);
  }

  onMoved(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  state(): ReadModelState {
    const { sequence, position, follower } = this;
    const head = Math.max(follower?.head ?? 0, this.underway?.head ?? 0, sequence);
    return {
      state: this.failure === null ? (follower?.status ?? 'rebuilding') : 'failed',
      position,
      sequence,
      head,
      lag: head - sequence,
      rate: follower?.perSecond ?? 0,
      parked: this.live?.parking.list() ?? [],
      reason: this.failure ?? follower?.reason ?? null,
      newer: follower?.newer ?? null,
      rebuild: this.underway,
    };
  }

  /**
   * Opens the file, or builds it from event 0; resolves when there is something to read.
   * @throws ReadModelRefused, RebuildStopped
   */
  start(options: StartOptions = {}): Promise<void> {
    this.starting = this.open(options);
    return this.starting;
  }

  private async open({ fresh = false, onProgress }: StartOptions): Promise<void> {
    const { directory, store } = this.options;
    const head = await store.head();
    removeReadFile(builtName(this.file));
    const found = fresh ? undefined : await existing(this.file, store, head);
    if (found) {
      this.live = new LiveFile(found, this.dispatch);
      return this.follow();
    }
    this.frozen = fresh ? undefined : olderFile(directory, this.file, head.storeId);
    const built = this.rebuild(onProgress);
    if (!this.frozen) return built;
    built.catch((error: unknown) => {
      this.failure = error instanceof Error ? error.message : String(error);
      this.logger.error(this.failure);
    });
  }

  /** Stops following and lets go of the files. A rebuild under way is thrown away. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.waiters.end();
    await this.starting.catch(() => undefined);
    await this.building.catch(() => undefined);
    await this.follower?.stop();
    this.live?.db.close();
    this.frozen?.close();
    this.live = this.frozen = this.follower = undefined;
  }

  /** Builds a new file from event 0 beside the one that serves, catches up and swaps. @throws RebuildStopped */
  rebuild(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<void> {
    if (this.underway) return Promise.reject(new Error('正在重建读模型，请等待完成。'));
    this.underway = { sequence: 0, head: 0, rate: 0, etaSeconds: null };
    this.building = this.build((progress) => {
      this.underway = progress;
      onProgress(progress);
    }).finally(() => {
      this.underway = null;
    });
    return this.building;
  }

  /** A copy of the file that serves, for another node to begin with. @param to an empty directory @throws ReplicaRefused */
  async copyTo(to: string): Promise<Replica> {
    if (!this.live || this.underway) throw new ReplicaRefused('查询库正在重建，建成后才能导出。');
    const { db } = this.live;
    // A copy begins anew whenever another connection has written.
    return this.alone(() => copyReadModel(db, to));
  }

  /** Tries parked streams again, those of one projection or stream only when named. Answers how many events went in. */
  retryParked(projection?: string, stream?: string): Promise<number> {
    return this.alone(() => retryParked(this.options, () => this.live, { projection, stream }));
  }

  private follow(): void {
    if (!this.live || this.stopping.signal.aborted) return;
    const { watch, lists } = this.options;
    const thread = lists && new ListsThread(lists.entry, { file: this.file, storeFile: lists.storeFile });
    const mayHandOver = () => this.others === 0;
    this.follower = new Follower(this.options, this.live, () => this.moved(), watch, thread, mayHandOver);
  }

  /** Does what no other connection may write beside; what comes meanwhile is entered over this one. */
  private async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    this.others += 1;
    try {
      await this.follower?.settled;
      return await work();
    } finally {
      this.others -= 1;
    }
  }

  private async build(report: (progress: RebuildProgress) => void): Promise<void> {
    const { store, projections, worker, shortLog = 3000 } = this.options;
    const { count, storeId } = await store.head();
    const plan = { file: this.file, projections, storeId };
    const { signal } = this.stopping;
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
    let isStopped = this.follower === undefined;
    try {
      await this.catchUp(next);
      await this.follower?.stop();
      isStopped = true;
      await this.catchUp(next);
      whole = !this.stopping.signal.aborted;
    } finally {
      next.db.close();
      if (whole) this.swap(built);
      // One that was not stopped goes on by itself.
      if (isStopped) this.follow();
    }
  }

  /** In one go, so that no reader meets a closed connection. */
  private swap(built: string): void {
    this.live?.db.close();
    this.frozen?.close();
    this.frozen = undefined;
    removeReadFile(this.file);
    renameSync(built, this.file);
    this.live = new LiveFile(openReadFile(this.file), this.dispatch);
    this.failure = null;
    for (const old of otherReadFiles(this.options.directory, this.file)) removeReadFile(old);
    this.moved();
  }

  /** Those that wait for a place in the log first. */
  private moved(): void {
    this.waiters.settle(this.position);
    for (const listener of this.listeners) listener();
  }

  private async catchUp(next: LiveFile): Promise<void> {
    for (let before = -1; before < next.at.sequence && !this.stopping.signal.aborted;) {
      before = next.at.sequence;
      next.apply(await storedAfter(this.options, before, 500));
      await turn();
    }
  }
}
