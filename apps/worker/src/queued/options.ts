import { ownLeases, type Leases } from '@app/platform/lease';
import type { LinkLog } from '@app/platform/queues';
import type { Schedulers } from '@app/platform/scheduler';

/** What a server's work waits in. */
export type QueueOptions = Readonly<{
  schedulers: Schedulers;
  /** Workers of their own take what is due; this process only sweeps. */
  workersApart: boolean;
  log: LinkLog;
  /** Whose turn it is with what is done in rounds; absent: always this process's. */
  leases?: Leases;
}>;

/** Those that were given, or those of a process that is alone. */
export const leasesOf = (options?: QueueOptions): Leases => options?.leases ?? ownLeases();

/** Injection token: `QueueOptions`. */
export const queueOptions = Symbol('queueOptions');
