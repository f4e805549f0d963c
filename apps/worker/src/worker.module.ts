import { Module } from '@nestjs/common';
import { Processes } from './processes/processes.service.js';

/** What happens because something happened. Stands beside the runtime, in the server or in a process of its own. */
@Module({ providers: [Processes], exports: [Processes] })
export class WorkerModule {}
