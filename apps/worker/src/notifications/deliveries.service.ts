import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { EventStore } from '@app/event-store';
import { Channels } from '@app/platform/channels';
import { Clock } from '@app/platform/clock';
import type { Lease } from '@app/platform/lease';
import { ReadModel } from '@app/projections/kernel';
import { DeliveryHome, DeliverySettings, ProcessBooks, WakeDesk } from '@app/runtime';
import { Operations, Vault, type OutboxEntry } from '@app/vault';
import { grouped, later, type Around } from './around.js';
import { DigestRound } from './digest-round.js';
import { leasesOf, queueOptions, type QueueOptions } from '../queued/options.js';
import { Queued } from '../queued/queued.js';
import { Filler, follower } from './filler.js';
import { Sender } from './sender.js';

/** Milliseconds: how often the outbox is looked into, and how soon after something happened. */
const [looking, gathering] = [5000, 300];
/** How long a bundle is held while it is being sent: longer than all of a turn can take. */
const lease = 15 * 60_000;
const bundlesAtOnce = 30;
/** Bundles that are offered to a queue in one turn: what comes later, of another county, is not behind more than these. */
const offeredAtOnce = 1000;
/** What a queue has had for so long is sent from here. Milliseconds. */
const patience = 30_000;
/** Keys of the queue: `delivery/<bundle>`. */
const kind = 'delivery';
/** What was sent is shown for so long. */
const kept = 3 * 366 * 24 * 3_600_000;

/** Each county's groups and programs are their own: one that hangs holds up no other. People share the way to all of them. */
const wayOf = ({ channel, recipient, countyId }: OutboxEntry): string =>
  recipient === countyId ? `${channel} ${countyId}` : channel;

/**
 * Sends what is told: follows the notices into the outbox, and empties it, one way out beside another, at most once a
 * message unless the process dies between sending and writing it down; then the same message goes again under its own id.
 * With a queue on Redis, whoever takes from it says when a bundle is sent; the outbox hands each to one asker only.
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
  private readonly queued: Queued | null;
  private readonly lease: Lease;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly store: EventStore,
    private readonly home: DeliveryHome,
    model: ReadModel,
    operations: Operations,
    vault: Vault,
    settings: DeliverySettings,
    channels: Channels,
    clock: Clock,
    @Optional() private readonly desk?: WakeDesk,
    @Optional() @Inject(queueOptions) private readonly queues?: QueueOptions,
  ) {
    const scheduler = queues?.schedulers.deliveries;
    const ticks = () => performance.now();
    this.queued = scheduler?.kind === 'redis' ? new Queued({ scheduler, patience, ticks }) : null;
    this.lease = leasesOf(queues).deliveries;
    this.around = { model, operations, vault, settings, channels, clock };
    this.filler = new Filler(this.around);
    this.round = new DigestRound(this.around);
    this.sender = new Sender(this.around, this.filler);
  }

  async onApplicationBootstrap(): Promise<void> {
    const arrived = await this.home.arrived();
    if (arrived) await this.around.operations.outbox.dropWaiting(this.around.clock.now(), 'restored');
    if (this.around.channels.none) {
      // Without a way out nothing is entered; once there is one, it begins with what happens then.
      await new ProcessBooks(this.around.operations).forget(follower);
      return;
    }
    let anew = arrived;
    await this.lease.start({ gained: () => this.filler.start(this.store, anew), lost: async () => this.turn });
    anew = false;
    await this.around.operations.outbox.forget(later(this.around.clock.now(), -kept));
    const doing = (keys: readonly string[]) => this.asked(keys);
    this.desk?.doneBy(kind, doing);
    if (this.queued && !this.queues!.workersApart) await this.queues!.schedulers.deliveries.start(doing);
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
    await Promise.allSettled(this.underWay);
    if (this.queued) await this.queues!.schedulers.deliveries.close();
    await this.lease.release();
  }

  /**
   * One turn: enters what was told, and sends what is due. Turns never run side by side in one process, and nothing is
   * done while they are another node's.
   */
  async look(): Promise<void> {
    if (!this.lease.held) return;
    this.turn ??= this.take()
      .catch((error: unknown) => this.logger.warn(`delayed: ${error instanceof Error ? error.name : 'error'}`))
      .finally(() => (this.turn = undefined));
    return this.turn;
  }

  private async take(): Promise<void> {
    await this.filler.fill();
    await this.round.run();
    const { operations, clock } = this.around;
    if (this.queued && (await this.leave(this.queued))) return;
    while (!this.stopped) {
      const now = clock.now();
      const taken = await operations.outbox.take(now, bundlesAtOnce, later(now, lease));
      if (taken.length === 0) return;
      await this.send(taken);
    }
  }

  /** Offers what is due to the queue, and sends what it has had for too long; false when all is for this process. */
  private async leave(queued: Queued): Promise<boolean> {
    const due = await this.around.operations.outbox.due(this.around.clock.now(), offeredAtOnce);
    const rows = due.map(({ bundle, since }) => ({ key: `${kind}/${bundle}`, at: since }));
    const ours = await queued.leave(rows);
    if (rows.length > 0 && ours.length === rows.length) return false;
    await this.asked(ours);
    return true;
  }

  /** Sends these bundles, as far as they are due and nobody else has them in hand. What fails waits in the outbox. */
  private async asked(keys: readonly string[]): Promise<readonly string[]> {
    if (this.stopped) return keys;
    const now = this.around.clock.now();
    const bundles = keys.map((key) => key.slice(kind.length + 1));
    const sending = this.around.operations.outbox
      .takeThese(now, bundles, later(now, lease))
      .then((taken) => this.send(taken))
      .finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
    await sending;
    return [];
  }

  private async send(taken: readonly OutboxEntry[]): Promise<void> {
    await Promise.all(grouped(taken, wayOf).map((entries) => this.empty(entries)));
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
