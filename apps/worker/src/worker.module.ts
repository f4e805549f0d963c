import { Module, type DynamicModule } from '@nestjs/common';
import { Deadlines } from './deadlines/deadlines.service.js';
import { Deliveries } from './notifications/deliveries.service.js';
import { CheckpointMail } from './proofs/checkpoint-mail.js';
import { Checkpointing } from './proofs/checkpointing.service.js';
import { NightlyProofs } from './proofs/nightly-proofs.service.js';
import { Processes } from './processes/processes.service.js';
import { queueOptions, type QueueOptions } from './queued/options.js';
import { StandAside } from './queued/stand-aside.js';
import { WorkbookJobs } from './workbooks/workbook-jobs.service.js';

/** What happens because something happened. Stands beside the runtime, in the server or in a process of its own. */
@Module({ providers: [Processes, Deliveries], exports: [Processes, Deliveries] })
export class WorkerModule {
  /** With what happens because a day has come, or because it was asked for and takes its time. */
  static watching(options: QueueOptions): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: queueOptions, useValue: options },
        Deadlines,
        CheckpointMail,
        Checkpointing,
        NightlyProofs,
        WorkbookJobs,
        StandAside,
      ],
      exports: [Deadlines],
    };
  }
}
