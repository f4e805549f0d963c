import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Refusal } from '@app/domain/kernel';
import type { CountyRecord } from '@app/domain/report-checks';
import type { FilingCase } from '../excel/checking/report.js';
import { refuseOtherFiles } from '../excel/reading/package.js';
import type { NarrativeCheck } from '../narrative/check-narrative.js';
import { refuseNoReport } from '../narrative/read-report.js';
import type { Tables } from './tables.js';
import { FairLine } from './fair-line.js';
import { perform, type DeskAnswer, type DeskOrder, type DeskPorts } from './work.js';

/** What the thread says. */
export type DeskMessage =
  | Readonly<{ kind: 'cases'; number: number; unitIds: readonly string[] }>
  | Readonly<{ kind: 'progress'; units: number }>
  | Readonly<{ kind: 'done'; answer: DeskAnswer }>
  | Readonly<{ kind: 'refused'; code: string; details: Readonly<Record<string, unknown>> }>;
/** What it is told. */
export type DeskReply = Readonly<{ number: number; cases: readonly FilingCase[] }>;

/** The thread ran out of the memory or of the time that it may have. */
export class DeskOverfull extends Error {}

/** Orders that are done before a reader's at most: somebody looks at the screen meanwhile. */
const mostBefore = 5;

/** Made by the build; specs run on sources, where the same work is done without a thread. */
export const deskEntry = new URL('./desk-thread.js', import.meta.url);

/** MiB that a thread may keep: with the server's own, a check and a marking stay within 500. */
const memory = { maxOldGenerationSizeMb: 232, maxYoungGenerationSizeMb: 16 };

/** Milliseconds that an order may take: the largest workbook takes seconds, and everybody behind it waits. */
const longest = 180_000;

const inThread = (entry: URL, order: DeskOrder, ports: DeskPorts, signal: AbortSignal): Promise<DeskAnswer> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: order, resourceLimits: memory });
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    const late = setTimeout(() => {
      reject(new DeskOverfull(`an order took longer than ${longest} ms`));
      stop();
    }, longest).unref();
    const answer = async (number: number, unitIds: readonly string[]): Promise<void> => {
      const reply: DeskReply = { number, cases: await ports.cases(unitIds) };
      thread.postMessage(reply);
    };
    thread.on('message', (message: DeskMessage) => {
      if (message.kind === 'cases') {
        answer(message.number, message.unitIds).catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          stop();
        });
      } else if (message.kind === 'progress') ports.progress(message.units);
      else if (message.kind === 'done') resolve(message.answer);
      else reject(new Refusal(message.code, message.details, 'invalid'));
    });
    thread.on('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DeskOverfull(error.message) : error),
    );
    thread.on('exit', (code) => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      reject(new Error(`文档线程已退出（${code}）。`));
    });
  });

/**
 * Where workbooks are written and checked: one at a time, in a thread of its own, so that nobody else waits and memory
 * stays within its bound. Orders wait in a line in which counties take turns.
 */
export class Desk {
  private readonly line = new FairLine();
  private readonly closing = new AbortController();
  private readonly under = new Set<Promise<unknown>>();
  private orders = 0;

  constructor(private readonly entry: URL | null = existsSync(deskEntry) ? deskEntry : null) {}

  /** Orders that are under way or wait. */
  get busy(): number {
    return this.orders;
  }

  /** Orders that would be done before the next of this party. */
  before(party: string): number {
    return this.line.before(party);
  }

  /** @param party whose order it is: parties take turns @throws Refusal workbook.*, DeskOverfull */
  async do(order: DeskOrder, party: string, ports: DeskPorts = idle): Promise<DeskAnswer> {
    this.orders += 1;
    const work = this.line.run(party, () => this.perform(order, ports));
    this.under.add(work);
    try {
      return await work;
    } finally {
      this.under.delete(work);
      this.orders -= 1;
    }
  }

  /**
   * Reads a table of a bureau's own making, for whoever waits for the answer.
   * @throws Refusal workbook.*; workbook.too-busy when too many orders come before
   */
  async read<Kind extends keyof Tables>(table: Kind, file: Uint8Array, party: string): Promise<Tables[Kind]> {
    refuseOtherFiles(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
    if (this.line.before(party) > mostBefore) throw new Refusal('workbook.too-busy');
    const answer = await this.do({ kind: 'read', table, file }, party).catch((error: unknown) => {
      if (error instanceof DeskOverfull) throw new Refusal('workbook.too-many', { what: '内容' }, 'invalid');
      throw error;
    });
    if (!('table' in answer)) throw new Error('the desk read no table');
    return answer.table as Tables[Kind];
  }

  /**
   * Reads and checks a narrative report, for whoever waits for the answer.
   * @throws Refusal report-check.*; report-check.too-busy when too many orders come before
   */
  async checkNarrative(file: Uint8Array, county: CountyRecord | null, party: string): Promise<NarrativeCheck> {
    refuseNoReport(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
    if (this.line.before(party) > mostBefore) throw new Refusal('report-check.too-busy');
    const answer = await this.do({ kind: 'narrative', file, county }, party).catch((error: unknown) => {
      if (error instanceof DeskOverfull) throw new Refusal('report-check.bomb', {}, 'invalid');
      throw error;
    });
    if (!('narrative' in answer)) throw new Error('the desk checked no report');
    return answer.narrative;
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.under);
  }

  private perform(order: DeskOrder, ports: DeskPorts): Promise<DeskAnswer> {
    if (this.closing.signal.aborted) return Promise.reject(new Error('closed'));
    return this.entry ? inThread(this.entry, order, ports, this.closing.signal) : perform(order, ports);
  }
}

const idle: DeskPorts = { cases: () => Promise.resolve([]), progress: () => undefined };
