import { Injectable } from '@nestjs/common';
import type { PaperQuestion } from '@app/application/reports';
import { Attachments } from '@app/attachments';
import { Refusal } from '@app/domain/kernel';
import {
  filledPaper,
  wordsOf,
  type FilledBlock,
  type PaperBinding,
  type PaperForm,
  type PaperStamp,
} from '@app/domain/reports';
import { EventStore } from '@app/event-store';
import { ReadModel } from '@app/projections/kernel';
import { Checkpoints } from '../../proofs/checkpoints.js';
import { heldAgainst, type MadeAgain } from '../made-again.js';
import type { PaperRecord } from '../reports.js';
import { PaperGathering } from './gathering.js';
import { sourceOf } from './places.js';
import { draftStamp, PaperPrinting } from './printing.js';

/** A paper as it would be issued now: for print and screen. */
export type PaperPreview = Readonly<{
  form: PaperForm;
  bound: PaperBinding;
  stamp: PaperStamp;
  blocks: readonly FilledBlock[];
}>;

/** Papers before they are issued, and after. */
@Injectable()
export class Papers {
  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    private readonly gathering: PaperGathering,
    private readonly printing: PaperPrinting,
    private readonly checkpoints: Checkpoints,
    private readonly attachments: Attachments,
  ) {}

  /** @throws Refusal paper.*, report.*; StoreUnavailable */
  async preview(asked: PaperQuestion, at: string): Promise<PaperPreview> {
    const { bound, data } = await this.gathered(asked, at);
    const { form } = sourceOf(bound.kind);
    return { form, bound, stamp: draftStamp(bound), blocks: filledPaper(form, data) };
  }

  /** The Word file without a number. @throws Refusal paper.*, report.*; StoreUnavailable */
  async draft(asked: PaperQuestion, at: string): Promise<Readonly<{ bytes: Uint8Array; name: string }>> {
    const { bound, data } = await this.gathered(asked, at);
    const stamp = draftStamp(bound);
    return { bytes: await this.printing.printed(bound, data, stamp), name: `${stamp.name}（草稿）.docx` };
  }

  /** The values of now as a workbook. @throws Refusal paper.*, report.*; StoreUnavailable */
  async workbook(asked: PaperQuestion, at: string): Promise<Readonly<{ bytes: Uint8Array; name: string }>> {
    const { bound, data } = await this.gathered(asked, at);
    const bytes = await this.printing.workbook(bound, data, at);
    return { bytes, name: `${sourceOf(bound.kind).form.name}.xlsx` };
  }

  /** The values as they were issued (RFC 8785 bytes); null when the file is gone. @throws AttachmentDamaged */
  async values({ data }: PaperRecord): Promise<Buffer | null> {
    return (await this.attachments.get(data.values[0]!.hash))?.content ?? null;
  }

  /** The Word file as it was issued; null when it is gone. @throws AttachmentDamaged */
  async file({ data }: PaperRecord): Promise<Buffer | null> {
    return (await this.attachments.get(data.file[0]!.hash))?.content ?? null;
  }

  /** Gathers a paper's values once more and says what differs, wherever they lead now. @throws StoreUnavailable */
  async again({ data }: PaperRecord): Promise<MadeAgain> {
    const { store, checkpoints, attachments } = this;
    const { form } = sourceOf(data.kind);
    const values = await this.gathering.values(data);
    const now = { values, isSameForm: form.edition === data.edition, compared: wordsOf };
    const tools = { db: this.model.db, store, checkpoints, attachments };
    const streams = this.gathering.streams(data);
    return heldAgainst({ ...data, digest: data.values[0]!.hash, streams }, now, tools);
  }

  private async gathered(asked: PaperQuestion, at: string) {
    const bound = this.gathering.bound(asked, at);
    const data = await this.gathering.values(bound);
    if (data === null) throw new Refusal('paper.nothing-known', {}, 'invalid');
    return { bound, data };
  }
}
