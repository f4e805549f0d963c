import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EventStore } from '@app/event-store';
import { Channels } from '@app/platform/channels';
import { Clock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { DeliveryHome, DeliverySettings, ProcessBooks } from '@app/runtime';
import { Operations, Vault, type OutboxEntry } from '@app/vault';
import { grouped, later, type Around } from './around.js';
import { DigestRound } from './digest-round.js';
import { Filler, follower } from './filler.js';
import { Sender } from './sender.js';

/** Milliseconds: how often the outbox is looked into, and how soon after something happened. */
const [looking, gathering] = [5000, 300];
/** How long a bundle is held while it is being sent: longer than all of a turn can take. */
const lease = 15 * 60_000;
const bundlesAtOnce = 30;
/** What was sent is shown for so long. */
const kept = 3 * 366 * 24 * 3_600_000;

/**
 * Sends what is told: follows the notices into the outbox, and empties it, one way out beside another, at most once a
 * message unless the process dies between sending and writing it down; then the same message goes again under its own id.
 */
@Injectable()
export class Deliveries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Deliveries');
  private readonly around: Around;
  private readonly filler: Filler;
  private readonly round: DigestRound;
  private readonly sender: Sender;
  private turn: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;
  private stopped = false;

  constructor(
    private readonly store: EventStore,
    private readonly home: DeliveryHome,
    model: ReadModel,
    operations: Operations,
    vault: Vault,
    settings: DeliverySettings,
    channels: Channels,
    clock: Clock,
  ) {
    this.around = { model, operations, vault, settings, channels, clock };
    this.filler = new Filler(this.around);
    this.round = new DigestRound(this.around);
    this.sender = new Sender(this.around, this.filler);
  }

  async onApplicationBootstrap(): Promise<void> {
    const arrived = await this.home.arrived();
    if (arrived) await this.around.operations.outbox.dropWaiting(this.around.clock.now(), 'restored');
    if (this.around.channels.all.length === 0) {
      // Without a way out nothing is entered; once there is one, it begins with what happens then.
      await new ProcessBooks(this.around.operations).forget(follower);
      return;
    }
    await this.filler.start(this.store, arrived);
    await this.around.operations.outbox.forget(later(this.around.clock.now(), -kept));
    this.stopListening = this.around.model.onMoved(() => {
      this.soon ??= setTimeout(() => {
        this.soon = undefined;
        void this.look();
      }, gathering).unref();
    });
    this.timer = setInterval(() => void this.look(), looking).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.stopListening?.();
    clearInterval(this.timer);
    clearTimeout(this.soon);
    await this.turn;
  }

  /** One turn: enters what was told, and sends what is due. Turns never run side by side in one process. */
  look(): Promise<void> {
    this.turn ??= this.take()
      .catch((error: unknown) => this.logger.warn(`delayed: ${error instanceof Error ? error.name : 'error'}`))
      .finally(() => (this.turn = undefined));
    return this.turn;
  }

  private async take(): Promise<void> {
    await this.filler.fill();
    await this.round.run();
    const { operations, clock } = this.around;
    while (!this.stopped) {
      const now = clock.now();
      const taken = await operations.outbox.take(now, bundlesAtOnce, later(now, lease));
      if (taken.length === 0) return;
      await Promise.all(grouped(taken, ({ channel }) => channel).map((entries) => this.empty(entries)));
    }
  }

  /** One way out after another message: who waits for an answer holds up nobody else's. */
  private async empty(entries: readonly OutboxEntry[]): Promise<void> {
    for (const bundle of grouped(entries, (entry) => entry.bundle)) {
      try {
        await this.sender.send(bundle);
      } catch (error) {
        // A fault of ours: it is held until the lease ends, and then tried again.
        this.logger.error(`not sent: ${error instanceof Error ? error.name : 'error'}`);
      }
    }
  }
}
