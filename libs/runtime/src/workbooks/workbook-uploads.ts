import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Desk, DeskOverfull, errorsIn, paths, refuseOtherFiles, type CellError } from '@app/documents';
import { Refusal } from '@app/domain/kernel';
import type { Clock } from '@app/platform/clock';
import { inTurns } from '@app/vault';
import { isOpen, WorkbookChecks, type UploadKind } from './workbook-checks.js';
import type { UnitReturns } from './unit-returns.js';
import { uploadHours, type Upload, type UploadFolder } from './upload-folder.js';

/** What is sent: for which unit and year, by whom, under which name. */
export type Sent = Readonly<{ content: Buffer; name: string }> &
  Pick<Upload, 'unitId' | 'dataYear' | 'sentBy' | 'role'>;

/** Workbooks that are checked or wait at most, of one county and of all; the next is asked to come again. */
const mostWaiting = { county: 20, all: 400 };
/** Uploaded workbooks: taken in, checked one at a time by the desk, marked when wrong. Nothing is filed here. */
export class WorkbookUploads implements OnApplicationShutdown {
  private readonly log = new Logger('workbooks');
  private readonly checks = new Map<string, Promise<void>>();
  private readonly checking: WorkbookChecks;
  private offered: ((upload: Upload) => void) | undefined;

  constructor(
    private readonly folder: UploadFolder,
    private readonly desk: Desk,
    private readonly returns: UnitReturns,
    private readonly clock: Clock,
    tenant: string,
    private readonly kind: UploadKind,
  ) {
    this.checking = new WorkbookChecks(folder, desk, returns, clock, tenant, kind);
  }

  /**
   * Takes a workbook in and begins to check it; the answer does not wait for that. What is no workbook at all is not kept.
   * @throws Refusal workbook.empty, workbook.too-large, workbook.encrypted, workbook.not-xlsx, workbook.too-busy
   */
  async take({ content, name, unitId, dataYear, sentBy, role }: Sent): Promise<Upload> {
    refuseOtherFiles(content);
    const county = this.returns.county(unitId);
    const open = this.open();
    const own = open.filter((upload) => this.returns.county(upload.unitId) === county);
    if (open.length >= mostWaiting.all || own.length >= mostWaiting.county) throw new Refusal('workbook.too-busy');
    const at = this.clock.now();
    await this.folder.sweep(at);
    const upload: Upload = {
      id: randomUUID(),
      unitId,
      sentBy,
      role,
      name: name.slice(0, 200),
      hash: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      dataYear,
      at,
      expiresAt: new Date(Date.parse(at) + uploadHours * 3_600_000).toISOString(),
      status: 'waiting',
      begun: 0,
      progress: 0,
      report: null,
      refusal: null,
      outcomes: {},
      confirmedAt: null,
    };
    await this.folder.add(upload, content);
    if (this.offered) this.offered(upload);
    else void this.checked(upload.id).catch((error: unknown) => this.log.error(error));
    return upload;
  }

  /** Who sees to it that what was taken in is checked; without anybody it is begun at once. */
  offerTo(offered: (upload: Upload) => void): void {
    this.offered = offered;
  }

  /** Those whose check is still to be begun: counties take turns, and of each the oldest comes first. */
  waiting(): readonly Upload[] {
    const waiting = this.open().filter(({ id }) => !this.checks.has(id));
    const line = waiting.toSorted((one, other) => one.at.localeCompare(other.at));
    return inTurns(line, ({ unitId }) => this.returns.county(unitId));
  }

  /**
   * Checks it, unless that is done. Whoever asks while it is under way waits for the same; a check that a stop of the
   * process cut off is begun anew, and given up when it took the process along several times. What another server checks
   * is left to that one, as long as it lives.
   */
  checked(id: string): Promise<void> {
    const begun = this.checks.get(id);
    if (begun) return begun;
    const upload = this.folder.read(id, this.clock.now());
    if (!upload || !isOpen(upload)) return Promise.resolve();
    const check = this.check(upload).finally(() => this.checks.delete(id));
    this.checks.set(id, check);
    return check;
  }

  /** @throws Refusal workbook.unknown-upload */
  read(id: string): Upload {
    const upload = this.find(id);
    if (!upload) throw new Refusal('workbook.unknown-upload', {}, 'not-found');
    // A process that ended took its check with it, and nobody begins it anew.
    if (!this.offered && !this.checks.has(id) && isOpen(upload))
      return { ...upload, status: 'refused', refusal: { code: 'workbook.interrupted', details: {} } };
    return upload;
  }

  /** The unit that an upload was sent for; null for what is not there or has expired. */
  unitOf(id: string): string | null {
    return this.find(id)?.unitId ?? null;
  }

  save(upload: Upload): void {
    this.folder.save(upload);
  }

  folderOf({ id }: Upload): string {
    return this.folder.of(id);
  }

  /** The first mistakes of a checked upload. */
  async errors(upload: Upload, limit: number, offset = 0): Promise<readonly CellError[]> {
    if (upload.report === null || upload.report.errors === 0) return [];
    const found: CellError[] = [];
    let at = 0;
    for await (const error of errorsIn(this.folderOf(upload))) {
      if (at++ < offset) continue;
      if (found.length === limit) break;
      found.push(error);
    }
    return found;
  }

  /** The sender's own file with its mistakes marked; made once. @throws Refusal workbook.nothing-to-mark, workbook.not-checked */
  async marked(upload: Upload): Promise<Buffer> {
    if (upload.report === null) throw new Refusal('workbook.not-checked');
    if (upload.report.errors === 0) throw new Refusal('workbook.nothing-to-mark');
    const folder = this.folderOf(upload);
    const { marked } = paths(folder);
    if (!existsSync(marked)) {
      const order = { kind: 'mark', folder } as const;
      const county = this.returns.county(upload.unitId);
      await this.desk.do({ ...order, whole: true }, county).catch((error: unknown) => {
        if (error instanceof DeskOverfull) return this.desk.do({ ...order, whole: false }, county);
        throw error;
      });
    }
    return readFileSync(marked);
  }

  async onApplicationShutdown(): Promise<void> {
    this.checking.end();
    await this.desk.close();
    await Promise.allSettled(this.checks.values());
    if (this.kind === 'passing') this.folder.remove();
  }

  private open(): readonly Upload[] {
    return this.folder.all(this.clock.now()).filter(isOpen);
  }

  private find(id: string): Upload | undefined {
    return this.checking.underway(id) ?? this.folder.read(id, this.clock.now());
  }

  private async check(upload: Upload): Promise<void> {
    const report = await this.checking.check(upload.id);
    // Whoever is told of mistakes asks for the marked file next.
    const now = report && report.errors > 0 && this.offered ? this.find(upload.id) : undefined;
    if (now?.status === 'checked') await this.marked(now).catch(() => undefined);
  }
}
