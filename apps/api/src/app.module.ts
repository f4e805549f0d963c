import { Global, Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { refusalSentences } from '@app/domain/catalogue';
import { EventStore } from '@app/event-store';
import { Config } from '@app/platform/config';
import { Doorman, HttpModule } from '@app/platform/http';
import { RuntimeModule, type RuntimeOptions } from '@app/runtime';
import { Door } from './access/door.js';
import { AccountDoorman } from './access/doorman.js';
import { WhoAmI } from './access/who-am-i.js';
import { LiveChanges } from './changes/live-changes.js';
import { Presence } from './changes/presence.js';
import { HistoryReads } from './audit/history-reads.js';
import { controllers } from './controllers.js';
import { knownErrors } from './known-errors.js';
import { InboxDesk } from './notifications/inbox-desk.js';
import { DifferencePoints } from './indicators/difference-points.js';
import { Points } from './indicators/point.js';
import { EventIds } from './points/event-ids.js';
import { TimePoints } from './points/points.js';
import { Names } from './names.js';
import { NodeReadiness } from './operations/node-readiness.js';
import { Revisions } from './revisions.js';
import { Streams } from './streams.js';
import { FilingDesk } from './submissions/filing-desk.js';
import { ReturnsDesk } from './submissions/returns-desk.js';

export type AppModuleOptions = Readonly<{
  config: Config;
  runtime: RuntimeOptions;
  methodsAt: (path: string) => readonly string[];
  /** Further modules, such as the worker's. */
  imports: NonNullable<ModuleMetadata['imports']>;
}>;

/** The configuration, and who stands at the door. */
@Global()
@Module({})
class DoorModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: DoorModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Doorman, useClass: AccountDoorman },
      ],
      exports: [Config, Doorman],
    };
  }
}

/** The API on top of the runtime. */
@Module({})
export class AppModule {
  static forRoot({ config, runtime, methodsAt, imports }: AppModuleOptions): DynamicModule {
    const problems = { sentences: refusalSentences, translate: knownErrors, methodsAt };
    return {
      module: AppModule,
      imports: [
        RuntimeModule.forRoot(runtime),
        DoorModule.forRoot(config),
        HttpModule.forRoot({
          tenant: config.tenant,
          problems,
          commandsPerMinute: config.countyCommandsPerMinute,
          imports: [],
        }),
        ...imports,
      ],
      controllers: [...controllers],
      providers: [
        LiveChanges,
        Presence,
        Door,
        WhoAmI,
        Names,
        Revisions,
        Streams,
        ReturnsDesk,
        FilingDesk,
        Points,
        { provide: EventIds, useExisting: EventStore },
        TimePoints,
        DifferencePoints,
        HistoryReads,
        InboxDesk,
        NodeReadiness,
      ],
    };
  }
}
