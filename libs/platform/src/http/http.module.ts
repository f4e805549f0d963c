import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { Clock } from '@app/platform/clock';
import { AccessGuard, tenantToken } from './access-guard.js';
import { CountyBrake, CountyCounts } from './county-brake.js';
import { EventStreams } from './event-stream.js';
import { GuardedRoutes } from './guarded-routes.js';
import { ProblemFilter, type ProblemOptions } from './problem-filter.js';
import { PermittedRoutes } from './permitted-routes.js';
import { Tree } from './ports.js';
import { Reach } from './reach.js';
import { AfterPosition } from './read-your-writes.js';
import { validationPipe } from './validation.js';

export type HttpOptions = Readonly<{
  tenant: string;
  problems: ProblemOptions;
  /** Commands of one county in a minute; as many as they like when 0 or absent. */
  commandsPerMinute?: number;
  /** Modules that export Clock, Doorman, Resources, Tree, ReadPosition and Knowledge. */
  imports: NonNullable<ModuleMetadata['imports']>;
}>;

/** What every route has: the guard, validation, problem+json, and answers that wait for their own read model. */
@Module({})
export class HttpModule {
  static forRoot({ tenant, problems, commandsPerMinute = 0, imports }: HttpOptions): DynamicModule {
    return {
      module: HttpModule,
      imports: [DiscoveryModule, ...imports],
      providers: [
        Reach,
        AfterPosition,
        PermittedRoutes,
        GuardedRoutes,
        EventStreams,
        { provide: tenantToken, useValue: tenant },
        { provide: APP_GUARD, useClass: AccessGuard },
        {
          provide: CountyCounts,
          useFactory: (clock: Clock) => new CountyCounts(() => Date.parse(clock.now())),
          inject: [Clock],
        },
        {
          provide: APP_GUARD,
          useFactory: (tree: Tree, counts: CountyCounts) => new CountyBrake(tree, counts, commandsPerMinute),
          inject: [Tree, CountyCounts],
        },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(problems) },
      ],
      exports: [Reach, PermittedRoutes, EventStreams],
    };
  }
}
