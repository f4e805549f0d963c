import { Logger } from '@nestjs/common';
import { DeskOverfull, discardCheck, publishCheck, type CheckReport, type Desk } from '@app/documents';
import { dayOf, Refusal } from '@app/domain/kernel';
import type { Clock } from '@app/platform/clock';
import { CheckClaim, progressOf } from './check-claim.js';
import type { UnitReturns } from './unit-returns.js';
import type { Upload, UploadFolder } from './upload-folder.js';

/** A check is begun so often; what ended the process each time would do so again. */
const mostBegun = 3;

/** Whose the uploads are: this process's and gone with it, one server's at a time, or several servers' at once. */
export type UploadKind = 'passing' | 'own' | 'shared';

/** Whether its check is still to be begun or under way. */
export const isOpen = ({ status }: Upload): boolean => status === 'waiting' || status === 'checking';

const refusalOf = (error: unknown): NonNullable<Upload['refusal']> => {
  if (error instanceof Refusal) return { code: error.code, details: error.details };
  if (error instanceof DeskOverfull) return { code: 'workbook.too-many', details: { what: '内容' } };
  return { code: 'workbook.interrupted', details: {} };
};

/** Has uploads checked by the desk, each by one server at a time, and keeps what was found. */
export class WorkbookChecks {
  private readonly log = new Logger('workbooks');
  private readonly here = new Map<string, Upload>();
  private ended = false;

  constructor(
    private readonly folder: UploadFolder,
    private readonly desk: Desk,
    private readonly returns: UnitReturns,
    private readonly clock: Clock,
    private readonly tenant: string,
    private readonly kind: UploadKind,
  ) {}

  /** How an upload stands whose check is under way, on this server or another; undefined where none is. */
  underway(id: string): Upload | undefined {
    const here = this.here.get(id);
    if (here || this.kind !== 'shared') return here;
    const kept = this.folder.read(id, this.clock.now());
    const progress = kept && isOpen(kept) ? progressOf(this.folder.of(id)) : null;
    return kept && progress !== null ? { ...kept, status: 'checking', progress } : undefined;
  }

  /** From now on what fails was cut off. */
  end(): void {
    this.ended = true;
  }

  /** Has it checked; answers the report, or null where there is none, or another server's answer stands. */
  async check(id: string): Promise<CheckReport | null> {
    const folder = this.folder.of(id);
    const begun = this.folder.read(id, this.clock.now())?.begun ?? 0;
    const claim = CheckClaim.take(folder, begun, this.kind !== 'shared');
    if (!claim) return null;
    try {
      // Another server may have finished it just before.
      const upload = this.folder.read(id, this.clock.now());
      return upload && isOpen(upload) ? await this.claimed({ ...upload, begun: claim.number }, claim) : null;
    } finally {
      claim.end();
      discardCheck(folder, claim.id);
      this.here.delete(id);
    }
  }

  private async claimed(upload: Upload, claim: CheckClaim): Promise<CheckReport | null> {
    if (claim.number > mostBegun) {
      this.folder.save({ ...upload, status: 'refused', refusal: { code: 'workbook.interrupted', details: {} } });
      return null;
    }
    let now: Upload = { ...upload, status: 'waiting', progress: 0 };
    this.folder.save(now);
    const stand = (change: Partial<Upload>): void => {
      now = { ...now, ...change };
      claim.progress = now.progress;
      this.here.set(upload.id, now);
    };
    stand({});
    try {
      const report = await this.found(upload, claim, (progress) => stand({ status: 'checking', progress }));
      stand({ status: 'checked', report, progress: report.units });
    } catch (error) {
      // The process is told to end: whoever comes after it begins anew, and this was no attempt.
      if (this.ended) {
        const kept = this.stillOurs(upload.id, claim);
        if (kept) this.folder.save({ ...kept, begun: claim.number - 1 });
        claim.giveBack();
        return null;
      }
      stand({ status: 'refused', refusal: refusalOf(error) });
      if (!(error instanceof Refusal) && !(error instanceof DeskOverfull)) this.log.error(error);
    }
    if (!this.stillOurs(upload.id, claim)) return null;
    if (now.report !== null) publishCheck(this.folder.of(upload.id), claim.id);
    this.folder.save(now);
    return now.report;
  }

  /**
   * How the upload stands, where what is found here still counts: another server may have begun it after this one, and it
   * may be confirmed already. Then that one's answer stands.
   */
  private stillOurs(id: string, claim: CheckClaim): Upload | null {
    const kept = this.folder.read(id, this.clock.now());
    return kept && isOpen(kept) && claim.isLast ? kept : null;
  }

  /** What the desk finds. @throws Refusal workbook.*, DeskOverfull */
  private async found(upload: Upload, claim: CheckClaim, progress: (units: number) => void): Promise<CheckReport> {
    const read = this.returns.reader({ ...upload, roots: [upload.unitId], today: dayOf(upload.at) });
    const order = {
      kind: 'check',
      folder: this.folder.of(upload.id),
      check: claim.id,
      tenant: this.tenant,
      dataYear: upload.dataYear,
    } as const;
    const answer = await this.desk.do(order, this.returns.county(upload.unitId), {
      cases: async (unitIds) => (await read(unitIds)).map((one) => one.case),
      progress,
    });
    if (!('report' in answer)) throw new Error('the desk checked nothing');
    return answer.report;
  }
}
