import { Worker } from 'node:worker_threads';
import type { BundleStretch } from '@app/ledger';
import { examinedBlock, type Answer, type Block, type Examined } from './examine-thread.js';

/** Blocks that a thread has at a time: one in work, and one so that it need not wait for the next. */
const mostWaiting = 2;

type Waiting = Readonly<{ answer: (block: Examined) => void; fail: (error: Error) => void }>;

/** A thread that looks at one block after another. */
class Examiner {
  private readonly waiting: Waiting[] = [];
  private readonly worker: Worker;

  constructor(program: URL) {
    this.worker = new Worker(program);
    this.worker.on('message', ({ bytes, stretch }: Answer) =>
      this.waiting.shift()!.answer({ bytes, stretch: JSON.parse(stretch) as BundleStretch | null }),
    );
    this.worker.on('error', (error) => {
      for (const { fail } of this.waiting.splice(0)) fail(error);
    });
  }

  get isFree(): boolean {
    return this.waiting.length < mostWaiting;
  }

  examine(block: Block): Promise<Examined> {
    return new Promise((answer, fail) => {
      this.waiting.push({ answer, fail });
      this.worker.postMessage(block, [block.bytes.buffer]);
    });
  }

  end(): Promise<number> {
    return this.worker.terminate();
  }
}

/**
 * Looks at blocks of lines in several threads, and in this one whenever all of them have enough to do: while they start,
 * and as far as following the log leaves it time.
 */
export class Examiners {
  private readonly examiners: readonly Examiner[];

  /** @param program a module that calls `answerBlocks` in a thread */
  constructor(threads: number, program: URL) {
    this.examiners = Array.from({ length: threads }, () => new Examiner(program));
  }

  /** How many blocks are worth having under way: those of the threads, and some that were looked at here meanwhile. */
  get ahead(): number {
    return this.examiners.length * (mostWaiting + 2);
  }

  /** The bytes of the block are given away, and come back with the answer. */
  examine(block: Block): Promise<Examined> {
    const free = this.examiners.find(({ isFree }) => isFree);
    return free ? free.examine(block) : Promise.resolve(examinedBlock(block));
  }

  async end(): Promise<void> {
    await Promise.all(this.examiners.map((one) => one.end()));
  }
}
