import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ReadModel } from '@app/projections/kernel';
import { queueOptions, type QueueOptions } from './options.js';

/**
 * A node that has met an event of a newer program knows only what was before it: it gives its rounds to a node that knows
 * more, and asks for none again. Alone, it has nobody to give them to and does what it can. With a Redis it is never taken
 * to be alone: a node that comes later finds the rounds free.
 */
@Injectable()
export class StandAside implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Rounds');
  private stopListening: (() => void) | undefined;
  private isAside = false;

  constructor(
    private readonly model: ReadModel,
    @Inject(queueOptions) private readonly options: QueueOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.model.onMoved(() => this.look());
    this.look();
  }

  beforeApplicationShutdown(): void {
    this.stopListening?.();
  }

  private look(): void {
    const { leases } = this.options;
    if (!leases || this.isAside || this.model.stoppedAt === null) return;
    const shared = Object.values(leases).filter(({ alone }) => !alone);
    if (shared.length === 0) return;
    this.isAside = true;
    this.logger.warn('given to another node: this program is older than the log');
    for (const lease of shared) void lease.release();
  }
}
