import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, InMemoryEventStore, KurrentEventStore, SqliteEventStore, type EventStore } from '@app/event-store';
import { SystemClock, type Clock } from '@app/platform/clock';
import { allProjections, rebuildEntry } from '@app/projections';
import { ProjectionHost } from '@app/projections/kernel';
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
import { opening, prepareDirectory } from './data-directory.js';
import type { RuntimeOptions } from './options.js';
import { OwnerLock } from './owner-lock.js';

/** What remembers beside the read model. */
type Stores = Readonly<{ store: EventStore; vault: Vault; operations: Operations; journal: AccessJournal }>;

/** Everything that a process keeps open on its data directory: opened together, closed together. */
export class Engines implements OnApplicationShutdown {
  private constructor(
    readonly clock: Clock,
    readonly types: EventTypes,
    readonly stores: Stores,
    readonly host: ProjectionHost,
    private readonly letGo: () => Promise<void>,
  ) {}

  /**
   * Takes the directory, opens the log and what stands beside it, and the read model. Whatever fails, nothing stays open.
   * @throws DataDirectoryInUse, DataDirectoryUnusable, StoreUnavailable, ReadModelRefused, RebuildStopped
   */
  static async open(options: RuntimeOptions): Promise<Engines> {
    const clock = options.clock ?? new SystemClock();
    const types = new EventTypes(catalogues);
    const toClose: (() => unknown)[] = [];
    const letGo = async (): Promise<void> => {
      for (const close of toClose.splice(0).reverse()) await close();
    };
    try {
      const directory = options.memory ? passingDirectory(toClose) : ownDirectory(options.dataDir, toClose);
      const stores = options.memory ? inMemory(types, clock, toClose) : await onDisk(options, types, clock, toClose);
      const worker =
        !options.memory && existsSync(rebuildEntry)
          ? { worker: { entry: rebuildEntry, storeFile: join(options.dataDir, files.log) } }
          : {};
      const host = new ProjectionHost({
        store: stores.store,
        types,
        projections: allProjections,
        directory,
        ...worker,
        ...(options.watch && { watch: options.watch.applied }),
      });
      toClose.push(() => host.stop());
      await host.start({
        fresh: options.fresh ?? false,
        ...(options.onProgress && { onProgress: options.onProgress }),
      });
      return new Engines(clock, types, stores, host, letGo);
    } catch (error) {
      await letGo();
      throw error;
    }
  }

  /** After the last request has been answered. */
  onApplicationShutdown(): Promise<void> {
    return this.letGo();
  }
}

/** Names in the data directory, read models apart. */
export const files = {
  log: 'events.sqlite',
  vault: 'vault.sqlite',
  operations: 'operations.sqlite',
  journal: 'journal.sqlite',
} as const;

type ToClose = (() => unknown)[];

const ownDirectory = (directory: string, toClose: ToClose): string => {
  prepareDirectory(directory);
  const lock = opening(directory, 'owner.sqlite', () => OwnerLock.take(directory));
  toClose.push(() => lock.release());
  return directory;
};

const passingDirectory = (toClose: ToClose): string => {
  const directory = mkdtempSync(join(tmpdir(), `hengjian-memory-${process.pid}-`));
  toClose.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
};

const onDisk = async (
  { dataDir, kurrentUrl }: RuntimeOptions,
  types: EventTypes,
  clock: Clock,
  toClose: ToClose,
): Promise<Stores> => {
  const keep = <Engine extends { close(): Promise<void> }>(engine: Engine): Engine => {
    toClose.push(() => engine.close());
    return engine;
  };
  const open = <Engine extends { close(): Promise<void> }>(name: string, make: (file: string) => Engine): Engine =>
    keep(opening(dataDir, name, () => make(join(dataDir, name))));
  const now = () => clock.now();
  const store = kurrentUrl
    ? keep(await KurrentEventStore.open(kurrentUrl, { types, now, copy: join(dataDir, files.log), warn: told }))
    : open(files.log, (file) => SqliteEventStore.open(file, { types, now }));
  return {
    store,
    vault: open(files.vault, (file) => new SqliteVault(file)),
    operations: open(files.operations, (file) => new SqliteOperations(file)),
    journal: open(files.journal, (file) => new SqliteAccessJournal(file)),
  };
};

const told = (message: string): void => new Logger('EventStore').warn(message);

const inMemory = (types: EventTypes, clock: Clock, toClose: ToClose): Stores => {
  const store = new InMemoryEventStore({ types, now: () => clock.now() });
  toClose.push(() => store.close());
  return {
    store,
    vault: new InMemoryVault(),
    operations: new InMemoryOperations(),
    journal: new InMemoryAccessJournal(),
  };
};
