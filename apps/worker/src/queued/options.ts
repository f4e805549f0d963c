import type { LinkLog } from '@app/platform/queues';
import type { Schedulers } from '@app/platform/scheduler';

/** What a server's work waits in. */
export type QueueOptions = Readonly<{
  schedulers: Schedulers;
  /** Workers of their own take what is due; this process only sweeps. */
  workersApart: boolean;
  log: LinkLog;
}>;

/** Injection token: `QueueOptions`. */
export const queueOptions = Symbol('queueOptions');
