import { Worker } from 'node:worker_threads';
import type { ExaminedLine } from '@app/ledger';
import { examinedBlock, type Block } from './examine-thread.js';

type Waiting = Readonly<{ answer: (lines: readonly ExaminedLine[]) => void; fail: (error: Error) => void }>;

/** A thread that looks at one block after another. */
class Examiner {
  private readonly waiting: Waiting[] = [];
  private readonly worker: Worker;

  constructor(program: URL) {
    this.worker = new Worker(program);
    this.worker.on('message', (lines: string) =>
      this.waiting.shift()!.answer(JSON.parse(lines) as readonly ExaminedLine[]),
    );
    this.worker.on('error', (error) => {
      for (const { fail } of this.waiting.splice(0)) fail(error);
    });
  }

  examine(block: Block): Promise<readonly ExaminedLine[]> {
    return new Promise((answer, fail) => {
      this.waiting.push({ answer, fail });
      this.worker.postMessage(block, [block.bytes.buffer as ArrayBuffer]);
    });
  }

  end(): Promise<number> {
    return this.worker.terminate();
  }
}

/** Looks at blocks of lines in several threads, or in this one where there are none. */
export class Examiners {
  private readonly examiners: readonly Examiner[];
  private turn = 0;

  /** @param program a module that calls `answerBlocks` in a thread */
  constructor(threads: number, program: URL) {
    this.examiners = Array.from({ length: threads }, () => new Examiner(program));
  }

  /** How many blocks are worth having under way: one in work and one waiting for each thread. */
  get ahead(): number {
    return this.examiners.length * 2;
  }

  /** The bytes of the block are given away. */
  examine(block: Block): Promise<readonly ExaminedLine[]> {
    const examiner = this.examiners[this.turn++ % this.examiners.length];
    return examiner ? examiner.examine(block) : Promise.resolve(examinedBlock(block));
  }

  async end(): Promise<void> {
    await Promise.all(this.examiners.map((one) => one.end()));
  }
}
