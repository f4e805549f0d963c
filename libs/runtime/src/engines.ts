import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes } from '@app/event-store';
import { SystemClock, type Clock } from '@app/platform/clock';
import { allProjections, listsEntry, rebuildEntry } from '@app/projections';
import { ProjectionHost } from '@app/projections/kernel';
import { opening, prepareDirectory } from './data-directory.js';
import type { RuntimeOptions } from './options.js';
import { OwnerLock } from './owner-lock.js';
import { letWaitNoMore } from './restore/replace.js';
import { sharedStores } from './stores/shared-stores.js';
import { files, inMemory, Opened, ownStores, type Stores } from './stores/stores.js';

export { files } from './stores/stores.js';

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
   * @throws DataDirectoryInUse, DataDirectoryUnusable, StoreUnavailable, OperationsUnfit, OperationsElsewhere,
   *   ReadModelRefused, RebuildStopped
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
      const stores = await storesOf(options, new Opened(directory, types, clock, toClose));
      const storeFile = join(options.dataDir, files.log);
      const threads =
        !options.memory && existsSync(rebuildEntry)
          ? { worker: { entry: rebuildEntry, storeFile }, lists: { entry: listsEntry, storeFile } }
          : {};
      const host = new ProjectionHost({
        store: stores.store,
        types,
        projections: allProjections,
        directory,
        ...threads,
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

const storesOf = async (options: RuntimeOptions, opened: Opened): Promise<Stores> => {
  if (options.memory) return inMemory(opened);
  return options.kurrentUrl ? sharedStores(options.kurrentUrl, options, opened) : ownStores(opened);
};

type ToClose = (() => unknown)[];

const ownDirectory = (directory: string, toClose: ToClose): string => {
  prepareDirectory(directory);
  const lock = opening(directory, 'owner.sqlite', () => OwnerLock.take(directory));
  toClose.push(() => lock.release());
  const unused = letWaitNoMore(directory);
  if (unused !== null)
    new Logger('Restore').warn(
      `上一次恢复没有完成，这里仍是原来的数据；恢复出的目录已改名为 ${unused}，确认后请删除。`,
    );
  return directory;
};

const passingDirectory = (toClose: ToClose): string => {
  const directory = mkdtempSync(join(tmpdir(), `hengjian-memory-${process.pid}-`));
  toClose.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
};
