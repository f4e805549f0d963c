import { Module, type DynamicModule } from '@nestjs/common';
import { Deadlines, watchOptions, type WatchOptions } from './deadlines/deadlines.service.js';
import { Deliveries } from './notifications/deliveries.service.js';
import { Processes } from './processes/processes.service.js';

/** What happens because something happened. Stands beside the runtime, in the server or in a process of its own. */
@Module({ providers: [Processes, Deliveries], exports: [Processes, Deliveries] })
export class WorkerModule {
  /** With what happens because a day has come. */
  static watching(options: WatchOptions): DynamicModule {
    return {
      module: WorkerModule,
      providers: [{ provide: watchOptions, useValue: options }, Deadlines],
      exports: [Deadlines],
    };
  }
}
