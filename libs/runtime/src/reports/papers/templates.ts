import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { UploadTemplate } from '@app/application/reports';
import { Attachments } from '@app/attachments';
import { Desk, DeskOverfull, templateLimits, type TemplateCheck } from '@app/documents';
import { evidenceOf, Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { ReadModel } from '@app/projections/kernel';
import { templatesOf, type PaperTemplate } from '@app/projections/reports';
import { sourceOf } from './places.js';

/** A bureau's own templates: checked, kept, used. */
@Injectable()
export class PaperTemplates {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly desk: Desk,
    private readonly attachments: Attachments,
  ) {}

  /** Checks a template and uses it from now on. @throws Refusal template.*, paper.unknown-kind: nothing was kept */
  async upload(
    countyId: string,
    kind: string,
    content: Buffer,
    request: Request,
  ): Promise<Outcome & Pick<TemplateCheck, 'unused'> & Readonly<{ hash: string }>> {
    const { names, edition } = sourceOf(kind).form;
    const limitMiB = templateLimits.upload / 1024 / 1024;
    if (content.length > templateLimits.upload) throw new Refusal('template.too-large', { limitMiB }, 'invalid');
    const answer = await this.desk.do({ kind: 'template', file: content, names }, countyId).catch((error: unknown) => {
      throw error instanceof DeskOverfull ? new Refusal('template.bomb', {}, 'invalid') : error;
    });
    if (!('template' in answer)) throw new Error('the desk checked nothing');
    const kept = await this.attachments.put(content, { unitId: countyId });
    const [file] = evidenceOf([kept]);
    const command = new UploadTemplate(countyId, kind, edition, file!, request);
    const outcome = await this.commands.execute<UploadTemplate, Outcome>(command);
    return { ...outcome, unused: answer.template.unused, hash: kept.hash };
  }

  /** Templates that a county uses and has used, the newest of each kind first. */
  list(countyId: string): readonly PaperTemplate[] {
    return templatesOf(this.model.db, countyId, null);
  }

  /** A template's file; null when the county never used it, or it is gone. @throws AttachmentDamaged */
  async file(countyId: string, kind: string, hash: string): Promise<Buffer | null> {
    if (!templatesOf(this.model.db, countyId, kind).some(({ file }) => file.hash === hash)) return null;
    return (await this.attachments.get(hash))?.content ?? null;
  }
}
