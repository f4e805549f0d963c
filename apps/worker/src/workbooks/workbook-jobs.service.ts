import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { WakeDesk, WorkbookUploads, type Upload } from '@app/runtime';
import { queueOptions, type QueueOptions } from '../queued/options.js';
import { Queued } from '../queued/queued.js';

/** Keys of the queue: `workbook/<upload>`. */
const kind = 'workbook';
/** Milliseconds: how often is looked for what nobody took, and how long a queue may have it. */
const [looking, patience] = [10_000, 30_000];

const wakeOf = ({ id, at }: Upload) => ({ key: `${kind}/${id}`, at });

/**
 * Workbooks that were sent and wait for their check: a job each, taken from the queue when there is one, done at once when
 * there is none. The upload's own file says how it stands, so a check that a stop cut off is begun anew.
 */
@Injectable()
export class WorkbookJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queued: Queued;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    @Inject(queueOptions) private readonly options: QueueOptions,
    private readonly uploads: WorkbookUploads,
    private readonly desk: WakeDesk,
  ) {
    const ticks = () => performance.now();
    this.queued = new Queued({ scheduler: options.schedulers.jobs, patience, ticks });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { schedulers, workersApart } = this.options;
    const doing = (keys: readonly string[]) => this.done(keys);
    this.desk.doneBy(kind, doing);
    if (!workersApart) await schedulers.jobs.start(doing);
    this.uploads.offerTo((upload) => void this.look(() => [upload]));
    const all = () => this.uploads.waiting();
    this.timer = setInterval(() => void this.look(all), looking).unref();
    void this.look(all);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.options.schedulers.jobs.close();
    await this.turn;
  }

  /** Leaves them to the queue, or begins them here. A folder that cannot be read now is read again in the next round. */
  private look(waiting: () => readonly Upload[]): Promise<void> {
    this.turn = this.turn
      .then(() => this.queued.leave(waiting().map(wakeOf)))
      .then((ours) => void this.done(ours))
      .catch((error: unknown) => this.options.log.warn(`workbooks: ${error instanceof Error ? error.name : 'error'}`));
    return this.turn;
  }

  /** Each is checked once, however often it is asked for; what a check finds wrong is its answer. */
  private async done(keys: readonly string[]): Promise<readonly string[]> {
    const done = await Promise.allSettled(keys.map((key) => this.uploads.checked(key.slice(kind.length + 1))));
    return keys.filter((_, index) => done[index]!.status === 'rejected');
  }
}
