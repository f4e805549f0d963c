import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { deciders } from '@app/domain/catalogue';
import { processes } from '@app/domain/processes';
import { EventStore, EventTypes } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import { Operations } from '@app/vault';
import { CompletedCommands, ProcessBooks, type ParkedCommand } from '@app/runtime';
import { ProcessRunner } from './process-runner.js';
import { Reactor } from './reactor.js';

/** Runs every process of the domain while the application runs. Rebuilds of read models never reach them. */
@Injectable()
export class Processes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly runners: readonly ProcessRunner[];
  private readonly books: ProcessBooks;

  constructor(
    private readonly store: EventStore,
    types: EventTypes,
    commands: CommandExecutor,
    operations: Operations,
    clock: Clock,
    completed: CompletedCommands,
  ) {
    const books = (this.books = new ProcessBooks(operations));
    this.runners = processes.map(
      (process) =>
        new ProcessRunner(
          { store, types },
          new Reactor(process, { commands, completed, deciders, clock, books }),
          books,
        ),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const runner of this.runners) await runner.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const runner of this.runners) await runner.stop();
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
