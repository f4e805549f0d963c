import { renameSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import type { Sqlite } from '@app/sqlite';
import { Dispatch } from './dispatch.js';
import { Follower } from './follower.js';
import type { ProjectionHostOptions, StartOptions } from './host-options.js';
import { ListsThread } from './lists-thread.js';
import { LiveFile } from './live-file.js';
import { openReadFile, otherReadFiles, readFileName, removeReadFile } from './read-file.js';
import { ReadModel, type ReadModelState } from './read-model.js';
import { builtName, type RebuildProgress } from './rebuild.js';
import { copyReadModel, ReplicaRefused, type Replica } from './replica.js';
import { retryParked } from './retry-parked.js';
import { existing, olderFile } from './startup.js';
import { TakeOver, type Serving } from './take-over.js';
import { Waiters } from './waiters.js';

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
  private readonly takeOver: TakeOver;
  private live: LiveFile | undefined;
  private follower: Follower | undefined;
  /** An older program's file, which serves as it is until the new one has been built. */
  private frozen: Sqlite | undefined;
  private failure: string | null = null;
  /** Who must have the file for themselves. */
  private others = 0;
  private starting: Promise<void> = Promise.resolve();

  constructor(private readonly options: ProjectionHostOptions) {
    super();
    this.dispatch = new Dispatch(options.projections);
    this.file = readFileName(options.directory, options.projections);
    const serving: Serving = {
      isFollowing: () => this.follower !== undefined,
      stopFollowing: async () => this.follower?.stop(),
      follow: () => this.follow(),
      swap: (built) => this.swap(built),
    };
    this.takeOver = new TakeOver(options, this.file, this.dispatch, serving, this.stopping.signal);
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
    const head = Math.max(follower?.head ?? 0, this.takeOver.underway?.head ?? 0, sequence);
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
      rebuild: this.takeOver.underway,
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
    await this.takeOver.ended;
    await this.follower?.stop();
    this.live?.db.close();
    this.frozen?.close();
    this.live = this.frozen = this.follower = undefined;
  }

  /** Builds a new file from event 0 beside the one that serves, catches up and swaps. @throws RebuildStopped */
  rebuild(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<void> {
    return this.takeOver.begin(onProgress);
  }

  /** A copy of the file that serves, for another node to begin with. @param to an empty directory @throws ReplicaRefused */
  async copyTo(to: string): Promise<Replica> {
    if (!this.live || this.takeOver.underway) throw new ReplicaRefused('查询库正在重建，建成后才能导出。');
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
}
