import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { UnknownEvent } from '@app/event-store';
import { storedAfter, type Log } from './delivery.js';
import type { ListsThread } from './lists-thread.js';
import type { ApplyWatch, Delivered, LiveFile } from './live-file.js';
import type { ReadModelState } from './read-model.js';
import { Rate } from './rate.js';

const batch = 500;
/** So many events at once are entered in a thread; fewer are in before they could be handed over. */
const crowd = 8;
/** After so many faults in a row the model counts as failed; it goes on trying. */
const patience = 3;
const longestPause = 5000;

/**
 * Keeps one read-model file at the head of the log. Faults of the store or the disk delay it; poison parks a stream. An
 * event of a newer program stops it where it stands: a newer program goes on from there.
 */
export class Follower {
  private readonly logger = new Logger('ReadModel');
  private readonly abort = new AbortController();
  private readonly done: Promise<void>;
  private readonly rate = new Rate();
  private failures = 0;
  private entering: Promise<void> = Promise.resolve();
  status: 'catching-up' | 'live' | 'failed' = 'catching-up';
  reason: string | null = null;
  newer: ReadModelState['newer'] = null;
  head = 0;

  /** Begins at once, after the file's checkpoint. `applied` is told after each batch. */
  constructor(
    private readonly log: Log,
    private readonly file: LiveFile,
    private readonly applied: () => void,
    private readonly watch: ApplyWatch = (_, apply) => apply(),
    private readonly thread?: ListsThread,
    /** Whether another connection may write just now. */
    private readonly mayHandOver: () => boolean = () => true,
  ) {
    this.done = this.follow();
  }

  get perSecond(): number {
    return Math.round(this.rate.perSecond());
  }

  /** Resolves when the batch under way is in. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.done;
    await this.thread?.end();
  }

  /** Resolves when the thread has given the pen back. */
  get settled(): Promise<void> {
    return this.entering;
  }

  private async follow(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      try {
        await this.subscribe();
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof UnknownEvent) return this.standStill(error);
        this.stumble(error);
        const pause = Math.min(50 * 2 ** this.failures, longestPause);
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async subscribe(): Promise<void> {
    const { signal } = this.abort;
    const { store } = this.log;
    this.head = (await store.head()).count;
    try {
      for await (const message of store.subscribeAll({ after: this.file.at.position, signal, batch })) {
        if (signal.aborted) return;
        if (message.kind === 'caught-up') {
          this.recover();
          this.status = 'live';
        } else {
          await this.take(message.events);
          // A long catch-up leaves the thread to requests between batches.
          if (message.events.length > batch / 10) await turn();
        }
      }
    } catch (error) {
      if (!(error instanceof UnknownEvent)) throw error;
      // Read one by one, as far as this program can read.
      const delivered = await storedAfter(this.log, this.file.at.sequence, batch);
      await this.take(delivered);
    }
  }

  private async take(delivered: readonly Delivered[]): Promise<void> {
    const parked = this.file.parking.size;
    await this.watch(delivered, () => this.enter(delivered));
    this.recover();
    if (this.file.parking.size > parked) {
      this.logger.error(`parked: ${JSON.stringify(this.file.parking.list().slice(0, 20))}`);
    }
    this.head = Math.max(this.head, this.file.at.sequence);
    this.rate.count(delivered.length);
    this.applied();
  }

  private async enter(delivered: readonly Delivered[]): Promise<void> {
    if (delivered.length >= crowd && this.mayHandOver() && this.thread?.wanted()) {
      this.entering = this.enterBeside(this.thread, delivered.at(-1)!.sequence);
      await this.entering;
    }
    // After the thread nothing is left to do, unless something kept it.
    this.file.apply(delivered);
  }

  private async enterBeside(thread: ListsThread, until: number): Promise<void> {
    try {
      if (thread.isLong) await thread.tidyUp();
      await this.file.enteredBy(async () => (await thread.enter(until)).forgotten);
    } catch (error) {
      this.logger.warn(`entered here: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private recover(): void {
    this.failures = 0;
    this.reason = null;
    if (this.status === 'failed') this.status = 'catching-up';
  }

  private standStill({ wireType, schemaVersion }: UnknownEvent): void {
    const sequence = this.file.at.sequence + 1;
    this.newer = { sequence, wireType, schemaVersion };
    this.reason = `第 ${sequence} 条记录（${wireType} 第 ${schemaVersion} 版）由更新版本的程序写成，查询库停在第 ${sequence - 1} 条，没有跳过任何记录；请升级本节点的程序，升级后从这里接着更新。`;
    this.status = 'failed';
    this.logger.error(this.reason);
    this.applied();
  }

  private stumble(error: unknown): void {
    this.failures++;
    this.reason = error instanceof Error ? error.message : String(error);
    this.logger.warn(`delayed: ${this.reason}`);
    if (this.failures >= patience) this.status = 'failed';
  }
}
