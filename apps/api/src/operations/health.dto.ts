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
  /** Events behind. */
  lag: number;
  /** Events a second. */
  rate: number;
  /** Why it failed, and what to do. */
  reason: string | null;
  parked: ParkedStreamDto[];
  rebuild: RebuildDto | null;
  processes: ProcessStateDto[];
}

/** How many parked events went in. */
export class RetriedDto {
  applied: number;
}
