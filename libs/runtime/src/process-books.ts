import type { Operations } from '@app/vault';

/** A command of a process that was not carried out: it waits for an operator, and nothing waits for it. */
export type ParkedCommand = Readonly<{
  process: string;
  /** Sequence of the event it was asked for. */
  sequence: number;
  /** Which of the event's commands; -1 when the event itself could not be read or handled. */
  n: number;
  /** The refusal's code, or what went wrong. */
  reason: string;
  details: Readonly<Record<string, unknown>>;
  /** ISO instant. */
  at: string;
}>;

/** How far a process has come. */
export type ProcessCheckpoint = Readonly<{ position: string | null; sequence: number }>;

const placeKey = (process: string) => `process/${process}/at`;
const parkedPrefix = (process: string) => `process/${process}/parked/`;
const parkedKey = ({ process, sequence, n }: Pick<ParkedCommand, 'process' | 'sequence' | 'n'>) =>
  `${parkedPrefix(process)}${String(sequence).padStart(20, '0')}/${n}`;

/** What health shows of a process. */
export type ProcessState = Readonly<{ process: string; sequence: number; parked: readonly ParkedCommand[] }>;

/** Where processes are in the log and what they could not do: kept with the operations, never disposable. */
export class ProcessBooks {
  constructor(private readonly operations: Operations) {}

  async at(process: string): Promise<ProcessCheckpoint | null> {
    const text = await this.operations.checkpoints.get(placeKey(process));
    return text === null ? null : (JSON.parse(text) as ProcessCheckpoint);
  }

  async advance(process: string, to: ProcessCheckpoint): Promise<void> {
    await this.operations.checkpoints.put(placeKey(process), JSON.stringify(to));
  }

  /** Forgets where a process was: it begins anew. */
  async forget(process: string): Promise<void> {
    await this.operations.checkpoints.remove(placeKey(process));
  }

  async park(command: ParkedCommand): Promise<void> {
    await this.operations.checkpoints.put(parkedKey(command), JSON.stringify(command));
  }

  async release(command: ParkedCommand): Promise<void> {
    await this.operations.checkpoints.remove(parkedKey(command));
  }

  /** Oldest first. */
  async parked(process: string): Promise<readonly ParkedCommand[]> {
    const found: ParkedCommand[] = [];
    for (const key of await this.operations.checkpoints.keys(parkedPrefix(process))) {
      const text = await this.operations.checkpoints.get(key);
      if (text !== null) found.push(JSON.parse(text) as ParkedCommand);
    }
    return found;
  }

  /** Every process that has ever run here. */
  async states(): Promise<readonly ProcessState[]> {
    const states: ProcessState[] = [];
    for (const key of await this.operations.checkpoints.keys('process/')) {
      const [, process] = /^process\/([^/]+)\/at$/.exec(key) ?? [];
      const place = process === undefined ? null : await this.at(process);
      if (process === undefined || !place) continue;
      states.push({ process, sequence: place.sequence, parked: await this.parked(process) });
    }
    return states;
  }
}
