import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard, tenantToken } from './access-guard.js';
import { EventStreams } from './event-stream.js';
import { GuardedRoutes } from './guarded-routes.js';
import { ProblemFilter, type ProblemOptions } from './problem-filter.js';
import { PermittedRoutes } from './permitted-routes.js';
import { Reach } from './reach.js';
import { AfterPosition } from './read-your-writes.js';
import { validationPipe } from './validation.js';

export type HttpOptions = Readonly<{
  tenant: string;
  problems: ProblemOptions;
  /** Modules that export Clock, Doorman, Resources, Tree, ReadPosition and Knowledge. */
  imports: NonNullable<ModuleMetadata['imports']>;
}>;

/** What every route has: the guard, validation, problem+json, and answers that wait for their own read model. */
@Module({})
export class HttpModule {
  static forRoot({ tenant, problems, imports }: HttpOptions): DynamicModule {
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
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(problems) },
      ],
      exports: [Reach, PermittedRoutes, EventStreams],
    };
  }
}
