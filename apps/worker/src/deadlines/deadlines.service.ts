import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@app/platform/clock';
import type { Lease } from '@app/platform/lease';
import { dueRows, nextDue } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { WakeDesk } from '@app/runtime';
import { leasesOf, queueOptions, type QueueOptions } from '../queued/options.js';
import { Sweeper } from './sweeper.js';

const minute = 60_000;
/** More rows than any county has. */
const all = 1_000_000;

/** Watches the due rows while the application runs: at the start, every minute (one node of several), and at the moment of each. */
@Injectable()
export class Deadlines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly sweeper: Sweeper;
  private readonly lease: Lease;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(queueOptions) private readonly options: QueueOptions,
    private readonly desk: WakeDesk,
    readModel: ReadModel,
    clock: Clock,
  ) {
    const { log } = options;
    const scheduler = options.schedulers.deadlines;
    const book = {
      due: (day: string) => dueRows(readModel.db, day, all),
      next: (after: string) => nextDue(readModel.db, after),
    };
    this.lease = leasesOf(options).deadlines;
    this.sweeper = new Sweeper({ scheduler, desk, book, clock, log, every: minute, mine: () => this.lease.held });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { schedulers, workersApart } = this.options;
    this.desk.sweptBy(() => this.sweeper.state());
    if (!workersApart) await schedulers.deadlines.start((keys) => this.desk.wake(keys));
    // The start does not wait for it: a week's standstill may have left much to do.
    await this.lease.start({ gained: async () => void this.sweeper.sweep(), lost: async () => undefined });
    this.timer = setInterval(() => void this.sweeper.look(), minute);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.options.schedulers.deadlines.close();
    await this.sweeper.ended();
    await this.lease.release();
  }
}
