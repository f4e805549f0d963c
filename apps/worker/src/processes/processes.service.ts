import {
  Inject,
  Injectable,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { deciders } from '@app/domain/catalogue';
import { processes } from '@app/domain/processes';
import { EventStore, EventTypes } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import type { Lease } from '@app/platform/lease';
import { Operations } from '@app/vault';
import { CompletedCommands, ProcessBooks, type ParkedCommand } from '@app/runtime';
import { leasesOf, queueOptions, type QueueOptions } from '../queued/options.js';
import { ProcessRunner } from './process-runner.js';
import { Reactor } from './reactor.js';

/**
 * Runs every process of the domain while the application runs: on one node at a time, where there are several. Rebuilds of
 * read models never reach them.
 */
@Injectable()
export class Processes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private runners: readonly ProcessRunner[];
  private readonly books: ProcessBooks;
  private readonly made: () => readonly ProcessRunner[];
  private readonly lease: Lease;

  constructor(
    private readonly store: EventStore,
    types: EventTypes,
    commands: CommandExecutor,
    operations: Operations,
    clock: Clock,
    completed: CompletedCommands,
    @Optional() @Inject(queueOptions) options?: QueueOptions,
  ) {
    const books = (this.books = new ProcessBooks(operations));
    const around = { commands, completed, deciders, clock, books };
    this.made = () =>
      processes.map((process) => new ProcessRunner({ store, types }, new Reactor(process, around), books));
    this.runners = this.made();
    this.lease = leasesOf(options).processes;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.lease.start({
      gained: async () => {
        await this.ended();
        for (const runner of this.runners) await runner.start();
      },
      lost: () => this.ended(),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    const place = this.lease.held ? 'save the place' : 'leave the place';
    for (const runner of this.runners) await runner.stop(place);
    await this.lease.release();
  }

  /** Ends what runs, and makes ready to begin anew; the one whose turn it is now writes down how far it is. */
  private async ended(): Promise<void> {
    for (const runner of this.runners) await runner.stop('leave the place');
    this.runners = this.made();
  }

  /** What processes could not do, oldest first for each. */
  async parked(): Promise<readonly ParkedCommand[]> {
    return (await Promise.all(this.runners.map(({ name }) => this.books.parked(name)))).flat();
  }

  /** Tries what was parked again; answers how many commands were carried out. */
  async retryParked(): Promise<number> {
    let carriedOut = 0;
    for (const runner of this.runners) carriedOut += await runner.retry();
    return carriedOut;
  }

  /** Waits until nothing follows any more from what has happened; false when `ms` passed first. */
  async settled(ms: number): Promise<boolean> {
    const giveUp = performance.now() + ms;
    for (;;) {
      const { position } = await this.store.head();
      if (position === null) return true;
      for (const runner of this.runners) {
        if (!(await runner.reached(position, Math.max(0, giveUp - performance.now())))) return false;
      }
      if ((await this.store.head()).position === position) return true;
    }
  }
}
