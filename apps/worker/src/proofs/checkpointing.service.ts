import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import { Checkpoints, HistoryDiffers, type CheckpointReason } from '@app/runtime/proofs';
import { CheckpointMail } from './checkpoint-mail.js';
import { formalActs } from './formal-acts.js';

/** Events after which a checkpoint is made whatever they were. */
const everyEvents = 1000;
/** Formal acts that come together are signed together. */
const gathered = 500;
/** Rounds for the day's, and for what could not be made. */
const lookEvery = 60_000;

/** Signs what the log is: at formal acts, after many events, and once a day when something was added. */
@Injectable()
export class Checkpointing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Checkpoints');
  private readonly ending = new AbortController();
  private following: Promise<void> = Promise.resolve();
  private making: Promise<void> = Promise.resolve();
  private waiting: NodeJS.Timeout | undefined;
  private rounds: NodeJS.Timeout | undefined;
  private signedUpTo = 0;
  /** Why one was asked for that has not been made yet. */
  private owed: CheckpointReason | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly checkpoints: Checkpoints,
    private readonly clock: Clock,
    private readonly mail: CheckpointMail,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.checkpoints.given === null)
      this.logger.warn('没有签名密钥（SIGNING_KEY_FILE）：检查点不签名，只能证明前后一致，不能证明由谁签署。');
    const { position, count } = await this.store.head();
    this.following = this.follow(position);
    this.rounds = setInterval(() => this.ask('day', 0), lookEvery).unref();
    // What the process before this one had no time for.
    if (count > 0) this.ask('events', 0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.rounds);
    this.ending.abort();
    await this.following;
    clearTimeout(this.waiting);
    await this.making;
  }

  private async follow(after: string | null): Promise<void> {
    try {
      for await (const message of this.store.subscribeAll({ after, signal: this.ending.signal })) {
        if (message.kind !== 'events') continue;
        if (message.events.some(({ wireType }) => formalActs.has(wireType))) this.ask('act', gathered);
        else if (message.events.at(-1)!.sequence - this.signedUpTo >= everyEvents) this.ask('events', gathered);
      }
    } catch (error) {
      // The store went away for good; the rounds go on looking.
      this.logger.warn(`检查点暂停：${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** After a while, so that what comes together is signed together; at the end of the process at the next start. */
  private ask(reason: CheckpointReason, after: number): void {
    if (reason !== 'day') this.owed = reason === 'act' ? reason : (this.owed ?? reason);
    if (this.waiting) return;
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      this.making = this.making.then(() => this.make());
    }, after).unref();
  }

  /** What is owed, or the day's. What could not be made is still owed when the next round comes. */
  private async make(): Promise<void> {
    // Taken before the log is looked at: an act that comes meanwhile is owed anew.
    const { owed } = this;
    this.owed = null;
    try {
      const { count } = await this.store.head();
      if (count === 0) return;
      if (owed !== null || (await this.isDue(count)))
        this.signedUpTo = (await this.checkpoints.make(owed ?? 'day')).count;
      await this.mail.round(() => this.checkpoints.latest());
    } catch (error) {
      this.owed ??= owed;
      if (error instanceof HistoryDiffers) this.logger.error(error.message);
      else this.logger.warn(`检查点没有做成，稍后再试：${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Something was added since the last one, and that was made on another day; or nobody could sign it, and now one can. */
  private async isDue(count: number): Promise<boolean> {
    const latest = await this.checkpoints.latest();
    this.signedUpTo = latest?.count ?? 0;
    if (count === this.signedUpTo) return latest?.verifier === null && (await this.checkpoints.verifier()) !== null;
    return latest === null || dayOf(latest.madeAt) !== dayOf(this.clock.now());
  }
}
