import { fileURLToPath } from 'node:url';
import { freePort } from '../redis-server.js';
import type { Server } from '../server.js';
import type { Sample } from './samples.js';

const mebibytes = (bytes: number): number => bytes / 1024 / 1024;

/**
 * What the memory of a server is made of, sampled as it runs: what is resident, and what of V8's heap and of buffers beside
 * it somebody still holds. A heap that was not collected says nothing of a leak: it fills up to whatever V8 allows itself.
 */
export class MemoryBook {
  readonly resident: Sample[] = [];
  readonly heap: Sample[] = [];
  readonly external: Sample[] = [];
  private collectedAt = 0;

  private constructor(
    private readonly port: number,
    /** Seconds between two collections. */
    private readonly every: number,
  ) {}

  /** @param every seconds between two collections, each of which stops the server for a moment */
  static async open(every: number): Promise<MemoryBook> {
    return new MemoryBook(await freePort(), every);
  }

  /** What the server is started with. */
  get variables(): Readonly<Record<string, string>> {
    const collector = fileURLToPath(new URL('./collector.js', import.meta.url));
    return { COLLECTOR_PORT: String(this.port), NODE_OPTIONS: `--expose-gc --import ${collector}` };
  }

  /** @param at seconds since the start */
  async look(server: Server, at: number): Promise<void> {
    const { now } = server.memory();
    if (now !== null) this.resident.push({ at, value: now });
    if (at - this.collectedAt < this.every) return;
    this.collectedAt = at;
    const answer = await fetch(`http://127.0.0.1:${this.port}`);
    const { heapUsed, external } = (await answer.json()) as NodeJS.MemoryUsage;
    this.heap.push({ at, value: mebibytes(heapUsed) });
    this.external.push({ at, value: mebibytes(external) });
  }
}
