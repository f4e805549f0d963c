import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import { IssuePaper, type PaperQuestion, type PaperStep } from '@app/application/reports';
import { Refusal, type Outcome, type Request } from '@app/domain/kernel';
import type { Clock } from '@app/platform/clock';
import type { ReadModel } from '@app/projections/kernel';
import { orGone } from '../../workbooks/unless-gone.js';

/**
 * How a paper that is to be issued stands. `stopped`: whoever made it is gone; the same request again issues it, once.
 * `refused`: nothing was issued, `refusal` says why.
 */
export type PaperJobState = 'working' | 'done' | 'refused' | 'failed' | 'stopped';

/** The issuing of one paper. Its id is the paper's. */
export type PaperJob = Readonly<{
  paperId: string;
  kind: string;
  subjectId: string;
  /** The units that the paper is of. */
  unitIds: readonly string[];
  state: PaperJobState;
  step: PaperStep;
  /** ISO instant of the last sign of life. */
  at: string;
  outcome: Outcome | null;
  /** Of what was asked: the same request number with another content is refused. */
  digest: string;
  refusal: Readonly<{ code: string; details: Readonly<Record<string, unknown>>; kind: Refusal['kind'] }> | null;
}>;

/** Milliseconds: between signs of life, without one, and after which a job is forgotten. */
const [beat, patience, forgotten] = [5_000, 20_000, 86_400_000];
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A job as it was kept; undefined for a file that was cut off. */
const jobIn = (text: string): PaperJob | undefined => {
  try {
    return JSON.parse(text) as PaperJob;
  } catch {
    return undefined;
  }
};

/** Issues papers while nobody waits; how each stands is in a file beside the uploads, where every server finds it. */
export class PaperJobs implements OnApplicationShutdown {
  private readonly log = new Logger('papers');
  private readonly running = new Map<string, Promise<PaperJob>>();

  constructor(
    private readonly folder: string,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly model: ReadModel,
  ) {}

  /**
   * Begins to issue a paper, unless that is under way here, and answers how it stands at the latest after `wait`
   * milliseconds. Asked again by the same request it issues nothing twice.
   * @throws Refusal idempotency.key-reused when that request asked for something else
   */
  async begin(
    paperId: string,
    asked: PaperQuestion,
    unitIds: readonly string[],
    request: Request,
    wait: number,
  ): Promise<PaperJob> {
    const { kind, subjectId } = asked;
    const rest = { outcome: null, refusal: null, at: this.clock.now(), digest: request.digest };
    const begun: PaperJob = { paperId, kind, subjectId, unitIds, state: 'working', step: 'gathering', ...rest };
    const before = await this.read(paperId).catch((error: unknown) => {
      this.log.error(error);
      return undefined;
    });
    if (before && before.digest !== request.digest) throw new Refusal('idempotency.key-reused', {}, 'invalid');
    if (before?.state === 'done') return before;
    let work = this.running.get(paperId);
    if (!work) {
      work = this.run(begun, asked, request).finally(() => void this.running.delete(paperId));
      this.running.set(paperId, work);
      work.catch((error: unknown) => this.log.error(error));
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), wait)));
    const job = await Promise.race([work, late]).finally(() => clearTimeout(timer));
    return job ?? (await this.read(paperId)) ?? begun;
  }

  /** Undefined for one that is not there or was forgotten. */
  async read(paperId: string): Promise<PaperJob | undefined> {
    if (!idForm.test(paperId)) return undefined;
    const text = await readFile(this.path(paperId), 'utf8').catch(orGone);
    const job = text === undefined ? undefined : jobIn(text);
    if (!job) return undefined;
    const isSilent = Date.parse(this.clock.now()) - Date.parse(job.at) > patience;
    return job.state === 'working' && isSilent && !this.running.has(paperId) ? { ...job, state: 'stopped' } : job;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  private async run(begun: PaperJob, asked: PaperQuestion, request: Request): Promise<PaperJob> {
    let job = begun;
    // How it stands is told as well as can be: a full disk stops no paper, and no server.
    const logged = (error: unknown): void => this.log.error(error);
    let saved = this.sweep()
      .catch(logged)
      .then(() => this.save(begun))
      .catch(logged);
    const keep = (change: Partial<PaperJob>): void => {
      job = { ...job, ...change, at: this.clock.now() };
      const now = job;
      saved = saved.then(() => this.save(now)).catch(logged);
    };
    const pulse = setInterval(() => keep({}), beat).unref();
    try {
      const command = new IssuePaper(job.paperId, asked, request, (step) => keep({ step }));
      const outcome = await this.commands.execute<IssuePaper, Outcome>(command);
      // Whoever hears that it is done looks at it next.
      if (outcome.position !== null) await this.model.reached(outcome.position, patience);
      keep({ state: 'done', outcome });
    } catch (error) {
      if (error instanceof Refusal) {
        const { code, details, kind } = error;
        keep({ state: 'refused', refusal: { code, details, kind } });
      } else {
        this.log.error(error);
        keep({ state: 'failed' });
      }
    } finally {
      clearInterval(pulse);
    }
    await saved;
    return job;
  }

  private path(paperId: string): string {
    return join(this.folder, `${paperId}.json`);
  }

  /** Written beside and renamed: whoever reads meanwhile reads a whole one. */
  private async save(job: PaperJob): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const fresh = `${this.path(job.paperId)}.${randomUUID()}`;
    await writeFile(fresh, JSON.stringify(job), { mode: 0o600 });
    await rename(fresh, this.path(job.paperId));
  }

  private async sweep(): Promise<void> {
    const now = Date.parse(this.clock.now());
    for (const name of (await readdir(this.folder).catch(orGone)) ?? []) {
      const paperId = name.slice(0, -'.json'.length);
      if (!name.endsWith('.json') || this.running.has(paperId)) continue;
      const job = await this.read(paperId);
      // One that cannot be read was cut off with the power.
      if (!job || now - Date.parse(job.at) > forgotten) await rm(join(this.folder, name), { force: true });
    }
  }
}
