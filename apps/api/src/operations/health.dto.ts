import { LogFaultDto, NightlyProofDto } from '../audit/nightly-proof.dto.js';

/** Whether the service can be used. */
export class HealthDto {
  /**
   * `ok`; `degraded`: the lists are behind or some of them stand still; `failed`: the lists are not kept up.
   * @example "ok"
   */
  status: 'ok' | 'degraded' | 'failed';
}

/** A stream that a list does not follow. */
export class ParkedStreamDto {
  /** @example "issue-ledger@1" */
  projection: string;
  stream: string;
  /** Number of the event that failed. */
  sequence: number;
  /** Events waiting, that one included. */
  events: number;
  reason: string;
}

/** A command that did not follow. */
export class ParkedCommandDto {
  /** @example "open-issues-on-inspection-completed@1" */
  process: string;
  sequence: number;
  n: number;
  reason: string;
  details: object;
  at: string;
}

/** How far what follows by itself has come. */
export class ProcessStateDto {
  process: string;
  sequence: number;
  parked: ParkedCommandDto[];
}

/** A rebuild under way beside the file that serves. */
export class RebuildDto {
  sequence: number;
  head: number;
  /** Events a second. */
  rate: number;
  etaSeconds: number | null;
}

/** What wakes at a deadline: a timer in the server, or jobs on Redis. Counts are null while it cannot be asked. */
export class SchedulerStateDto {
  /** @example "redis" */
  kind: 'local' | 'redis';
  /** `away`: not reached; `evicting`: told to throw jobs away; `full`: without memory. */
  trouble: 'away' | 'evicting' | 'full' | null;
  /** Wakes whose time has not come. */
  waiting: number | null;
  /** Wakes that are due and not done. */
  due: number | null;
  /** Wakes given up by the queue; the sweep takes them up. */
  failed: number | null;
  /** Processes that take wakes. */
  workers: number | null;
}

/** One round of the sweep, which finds what no wake was there for. */
export class SweepDto {
  at: string;
  ms: number;
  /** Rows that were due. */
  due: number;
  /** How many of them it woke itself. */
  woken: number;
}

/** Deadlines watched by this server. */
export class SweepingDto {
  scheduler: SchedulerStateDto;
  lastSweep: SweepDto | null;
  /** Whether the last sweep is longer ago than it should be. */
  late: boolean;
}

/** A deadline that could not be looked at. */
export class FailingWakeDto {
  /** @example "issue/0192f3a8-0000-7000-8000-000000000001" */
  key: string;
  /** The refusal's code, or the kind of error. */
  reason: string;
  since: string;
  lastTry: string;
  tries: number;
}

/** How waking at deadlines fares. */
export class WakesStateDto {
  sweeping: SweepingDto | null;
  due: number;
  /** Due before today. */
  overdue: number;
  failing: FailingWakeDto[];
}

/** Log and lists, for those who look after the machine. */
export class HealthDetailsDto extends HealthDto {
  /** @example "live" */
  state: 'rebuilding' | 'catching-up' | 'live' | 'failed';
  /** The engine's place of the last event applied. */
  position: string | null;
  /** Number of the last event applied. */
  sequence: number;
  /** Number of the log's last event. */
  head: number;
  /** Since when nothing is heard of a log on other machines, so that `head` is the last known; null while it is heard. */
  knownUntil: string | null;
  /** Events behind. */
  lag: number;
  /** Events a second. */
  rate: number;
  /** Why it failed, and what to do. */
  reason: string | null;
  parked: ParkedStreamDto[];
  rebuild: RebuildDto | null;
  processes: ProcessStateDto[];
  wakes: WakesStateDto;
  /**
   * How checkpoints are signed: as they should be; not, without a key; not, as the log has replaced the key that there
   * is; or not, as the log is not what was signed.
   * @example "signed"
   */
  signing: 'signed' | 'unsigned' | 'superseded' | 'stopped';
  /** What each server's last nightly proof came to, the last one first. */
  replays: NightlyProofDto[];
  /** Events that are not as they were recorded, by those proofs; each once. */
  logFaults: LogFaultDto[];
}

/** How many parked events went in. */
export class RetriedDto {
  applied: number;
}
