import { closeSync, existsSync, fsync, openSync, readFileSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Kept } from './log.js';

export type Line =
  | Readonly<{ kind: 'event'; event: Omit<Kept, 'position'>; position: bigint }>
  | Readonly<{ kind: 'delete' | 'tombstone'; stream: string }>;

const synced = promisify(fsync);
const never = () => new Promise<never>(() => undefined);

const text = (line: Line): string =>
  line.kind === 'event'
    ? JSON.stringify({
        ...line.event,
        position: String(line.position),
        metadata: line.event.metadata.toString('base64'),
        data: line.event.data.toString('base64'),
      })
    : JSON.stringify({ cut: line.kind, stream: line.stream });

type Parsed = Record<'position' | 'metadata' | 'data', string> & Readonly<{ cut?: 'delete' | 'tombstone' }>;

const parsed = (written: string): Line => {
  const { position, metadata, data, cut, ...event } = JSON.parse(written) as Parsed & Omit<Kept, keyof Parsed>;
  if (cut) return { kind: cut, stream: event.stream };
  const bytes = { metadata: Buffer.from(metadata, 'base64'), data: Buffer.from(data, 'base64') };
  return { kind: 'event', event: { ...event, ...bytes }, position: BigInt(position) };
};

/** The log's file: a line for each change, appended; a line that a crash cut off was never answered and is left out. */
export class Journal {
  readonly lines: readonly Line[];
  private readonly descriptor: number;
  private waiting: string[] = [];
  private flushing: Promise<void> | null = null;
  private isClosed = false;

  constructor(file: string) {
    const whole = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    this.lines = whole.map(parsed);
    this.descriptor = openSync(file, 'a', 0o600);
  }

  write(line: Line): void {
    this.waiting.push(`${text(line)}\n`);
  }

  /** What was written before this call is on the disk when it resolves; calls of one turn share a sync. */
  async flushed(): Promise<void> {
    while (this.waiting.length > 0 || this.flushing) await (this.flushing ??= this.flush());
  }

  /** As the end of its process: what has not been answered by now never is. */
  close(): void {
    this.isClosed = true;
    closeSync(this.descriptor);
  }

  private async flush(): Promise<void> {
    const lines = this.waiting.join('');
    this.waiting = [];
    try {
      if (this.isClosed) await never();
      writeSync(this.descriptor, lines);
      await synced(this.descriptor);
      if (this.isClosed) await never();
    } catch (error) {
      if (this.isClosed) await never();
      throw error;
    } finally {
      this.flushing = null;
    }
  }
}
