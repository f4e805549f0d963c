import { resolve } from 'node:path';
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { CommandExecutor, CommandWatch, KeptEvidence } from '@app/application/kernel';
import { Attachments, Thumbnails } from '@app/attachments';
import { EventStore, EventTypes } from '@app/event-store';
import { Channels, noChannels } from '@app/platform/channels';
import { Clock } from '@app/platform/clock';
import { Knowledge, ReadPosition, Resources, Tree } from '@app/platform/http';
import { ProjectionHost, ReadModel } from '@app/projections/kernel';
import { AccessJournal, Operations, Vault } from '@app/vault';
import type { Kept } from './backup/back-up.js';
import { Backups } from './backup/backups.js';
import { ChangeFeed } from './changes/change-feed.js';
import { DeliveryHome, DeliverySettings } from './deliveries/index.js';
import { Engines } from './engines.js';
import { Erasures } from './erasure/erasures.js';
import { ResourcesOfReadModel } from './guard/resources-of-read-model.js';
import { TreeOfReadModel } from './guard/tree-of-read-model.js';
import { KnowledgeOfStore } from './guard/knowledge-of-store.js';
import { FirstRun } from './first-run.js';
import { checkedAttachmentsOf, thumbnailsOf } from './kept-files.js';
import { filesOf, passingFolder, severalServers, tenant, type RuntimeOptions } from './options.js';
import { facts, handlers, services } from './slices.js';
import { PaperJobs } from './reports/papers/jobs.js';
import { Checkpoints } from './proofs/checkpoints.js';
import { checkpointsOf } from './proofs/open-checkpoints.js';
import { NightlyProof } from './replays/nightly-proof.js';
import { Replica } from './replays/replica.js';
import { areShared } from './stores/stores.js';
import { WakeDesk } from './wakes/wake-desk.js';
import { workbookProviders } from './workbooks/index.js';

/** Beside the data, never in it: a copy of the data has no copies of the data. */
const backupsFolder = ({ dataDir, backupsDir }: RuntimeOptions): string => backupsDir ?? `${resolve(dataDir)}-backups`;

/** A provider that is one of the engines. */
const engine = <Port>(
  provide: abstract new (...args: never[]) => Port,
  of: (engines: Engines) => Port,
): Provider<Port> => ({ provide, useFactory: of, inject: [Engines] });

/**
 * Embedded mode: log, vault, operations, read model and handlers in one process on one data directory.
 * Opened while the module is made, so that nothing listens before it can answer; closed after the last request.
 */
@Global()
@Module({})
export class RuntimeModule {
  static forRoot(options: RuntimeOptions): DynamicModule {
    const ports: Provider[] = [
      { provide: tenant, useValue: options.tenant },
      { provide: severalServers, useValue: areShared(options) },
      engine(Clock, ({ clock }) => clock),
      engine(EventTypes, ({ types }) => types),
      engine(EventStore, ({ stores }) => stores.store),
      engine(Vault, ({ stores }) => stores.vault),
      engine(Operations, ({ stores }) => stores.operations),
      engine(AccessJournal, ({ stores }) => stores.journal),
      engine(ProjectionHost, ({ host }) => host),
      { provide: ReadModel, useExisting: ProjectionHost },
      { provide: ReadPosition, useExisting: ProjectionHost },
      engine(Knowledge, ({ stores, host }) => new KnowledgeOfStore(stores.store, host)),
      { provide: Resources, useClass: ResourcesOfReadModel },
      { provide: Tree, useClass: TreeOfReadModel },
      { provide: Attachments, useFactory: () => checkedAttachmentsOf({ ...options, dataDir: filesOf(options) }) },
      {
        provide: Thumbnails,
        useFactory: (attachments: Attachments) => thumbnailsOf(options, attachments),
        inject: [Attachments],
      },
      {
        provide: Backups,
        useFactory: (attachments: Attachments, { stores, clock }: Engines, checkpoints: Checkpoints) => {
          const sign: Kept['sign'] = (head) => checkpoints.signCopy(head);
          const kept = { ...stores, from: options.dataDir, files: filesOf(options), attachments, sign };
          return new Backups(kept, backupsFolder(options), clock);
        },
        inject: [Attachments, Engines, Checkpoints],
      },
      {
        provide: Checkpoints,
        useFactory: ({ stores, clock }: Engines) => checkpointsOf(stores, clock, options),
        inject: [Engines],
      },
      { provide: Replica, useFactory: () => new Replica(options.memory ? null : options.dataDir) },
      NightlyProof,
      { provide: Channels, useFactory: () => Channels.of(options.channels ?? noChannels) },
      {
        provide: DeliveryHome,
        useFactory: ({ stores }: Engines) =>
          new DeliveryHome(stores.operations, options.memory || areShared(options) ? null : options.dataDir),
        inject: [Engines],
      },
      DeliverySettings,
      ...(options.watch ? [{ provide: CommandWatch, useValue: options.watch.commands }] : []),
      CommandExecutor,
      KeptEvidence,
      ...services,
      FirstRun,
      Erasures,
      ChangeFeed,
      WakeDesk,
      ...workbookProviders(options),
      {
        provide: PaperJobs,
        useFactory: (commands: CommandBus, clock: Clock, model: ReadModel) =>
          new PaperJobs(passingFolder(options, 'papers-under-way'), commands, clock, model),
        inject: [CommandBus, Clock, ReadModel],
      },
    ];
    return {
      module: RuntimeModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        // Files first: a wrong bucket is found before anything is open that would have to be closed.
        { provide: Engines, useFactory: () => Engines.open(options), inject: [Attachments] },
        ...ports,
        ...facts,
        ...handlers,
      ],
      exports: [CqrsModule, ...ports],
    };
  }
}
