import { Injectable } from '@nestjs/common';
import { AttachmentDamaged, Attachments } from '@app/attachments';
import { Desk, DeskOverfull, type DeskOrder } from '@app/documents';
import { Refusal } from '@app/domain/kernel';
import { filledPaper, type PaperBinding, type PaperData, type PaperStamp } from '@app/domain/reports';
import { publishedStandard } from '@app/domain/standards';
import { ReadModel } from '@app/projections/kernel';
import { templateInUse, type PaperTemplate } from '@app/projections/reports';
import { sourceOf } from './places.js';

/** Papers that wait for the desk before somebody is asked to come again. */
const mostWaiting = 30;

/** What a paper of now is stamped with while it has no number. */
export const draftStamp = ({ kind, standardId, asOf, knownAt }: PaperBinding): PaperStamp => ({
  name: sourceOf(kind).form.name,
  number: null,
  standard: publishedStandard(standardId)?.name ?? standardId,
  asOf,
  knownAt,
  log: null,
  issuedOn: null,
  code: null,
  address: null,
});

/** Prints papers at the desk: in the bureau's own template where it uses one, else in the built-in form. */
@Injectable()
export class PaperPrinting {
  constructor(
    private readonly model: ReadModel,
    private readonly desk: Desk,
    private readonly attachments: Attachments,
  ) {}

  /** The template that a paper is printed by; null: the built-in form. @throws Refusal paper.template-outdated */
  template({ countyId, kind }: Pick<PaperBinding, 'countyId' | 'kind'>): PaperTemplate | null {
    const found = templateInUse(this.model.db, countyId, kind);
    const { edition } = sourceOf(kind).form;
    if (found && found.edition !== edition)
      throw new Refusal('paper.template-outdated', { found: found.edition, wanted: edition });
    return found;
  }

  /** The same values as a workbook. @throws Refusal paper.no-workbook, paper.busy, paper.too-large */
  workbook({ kind, countyId }: PaperBinding, data: PaperData, at: string): Promise<Uint8Array> {
    const { name, workbook } = sourceOf(kind).form;
    if (!workbook) throw new Refusal('paper.no-workbook', { name }, 'invalid');
    return this.written({ kind: 'application-form', data, at }, countyId);
  }

  /** The Word file. @throws Refusal paper.busy, paper.too-large, paper.template-outdated; AttachmentDamaged */
  async printed(bound: PaperBinding, data: PaperData, stamp: PaperStamp): Promise<Uint8Array> {
    return this.written(await this.order(bound, data, stamp), bound.countyId);
  }

  private async written(order: DeskOrder, countyId: string): Promise<Uint8Array> {
    if (this.desk.before(countyId) > mostWaiting) throw new Refusal('paper.busy');
    const answer = await this.desk.do(order, countyId).catch((error: unknown) => {
      throw error instanceof DeskOverfull ? new Refusal('paper.too-large', {}, 'invalid') : error;
    });
    if (!('bytes' in answer)) throw new Error('the desk wrote nothing');
    return answer.bytes;
  }

  private async order(bound: PaperBinding, data: PaperData, stamp: PaperStamp): Promise<DeskOrder> {
    const { form } = sourceOf(bound.kind);
    const own = this.template(bound);
    if (own === null)
      return { kind: 'paper', paper: { stamp, landscape: form.landscape, blocks: filledPaper(form, data) } };
    const kept = await this.attachments.get(own.file.hash);
    if (!kept) throw new AttachmentDamaged(own.file.hash);
    return { kind: 'paper-of-template', template: kept.content, data, stamp };
  }
}
