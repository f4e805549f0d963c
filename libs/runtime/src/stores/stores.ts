import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InMemoryEventStore, SqliteEventStore, writerEntry, type EventStore, type EventTypes } from '@app/event-store';
import type { Clock } from '@app/platform/clock';
import {
  InMemoryAccessJournal,
  InMemoryOperations,
  InMemoryVault,
  SqliteAccessJournal,
  SqliteOperations,
  SqliteVault,
  type AccessJournal,
  type Operations,
  type Vault,
} from '@app/vault';
import { opening } from '../data-directory.js';
import type { RuntimeOptions } from '../options.js';

/** What remembers beside the read model. */
export type Stores = Readonly<{ store: EventStore; vault: Vault; operations: Operations; journal: AccessJournal }>;

/** Names in the data directory, read models apart. */
export const files = {
  log: 'events.sqlite',
  vault: 'vault.sqlite',
  operations: 'operations.sqlite',
  journal: 'journal.sqlite',
  /** A node's copy of the journal that all nodes share. */
  journalCopy: 'journal.copy.sqlite',
} as const;

type Closing = Readonly<{ close(): Promise<void> }>;

/** What is open, closed in reverse. */
export class Opened {
  constructor(
    private readonly directory: string,
    readonly types: EventTypes,
    readonly clock: Clock,
    private readonly toClose: (() => unknown)[],
  ) {}

  keep<Engine extends Closing>(engine: Engine): Engine {
    this.toClose.push(() => engine.close());
    return engine;
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  /** Opens one file of the directory. @throws DataDirectoryUnusable */
  file<Engine extends Closing>(name: string, make: (file: string) => Engine): Engine {
    return this.keep(opening(this.directory, name, () => make(this.path(name))));
  }

  readonly now = (): string => this.clock.now();
}

/** One server, one data directory, nothing to install. */
export const ownStores = (opened: Opened): Stores => ({
  store: opened.file(files.log, (file) =>
    SqliteEventStore.open(file, {
      types: opened.types,
      now: opened.now,
      ...(existsSync(writerEntry) && { writer: writerEntry }),
    }),
  ),
  vault: opened.file(files.vault, (file) => new SqliteVault(file)),
  operations: opened.file(files.operations, (file) => new SqliteOperations(file)),
  journal: opened.file(files.journal, (file) => new SqliteAccessJournal(file)),
});

export const inMemory = (opened: Opened): Stores => ({
  store: opened.keep(new InMemoryEventStore({ types: opened.types, now: opened.now })),
  vault: new InMemoryVault(),
  operations: new InMemoryOperations(),
  journal: new InMemoryAccessJournal(),
});

/** Whether several servers may work together: they share the log and everything beside it. */
export const areShared = ({ kurrentUrl, redisUrl, memory }: Partial<RuntimeOptions>): boolean =>
  !memory && Boolean(kurrentUrl) && Boolean(redisUrl);
