import { Injectable } from '@nestjs/common';
import { Attachments } from '@app/attachments';
import type { Recorded } from '@app/domain/kernel';
import { codeRead, type PaperEvent, type ReportEvent } from '@app/domain/reports';
import { EventStore, EventTypes, recorded } from '@app/event-store';
import { ReadModel } from '@app/projections/kernel';
import { paperById, paperSequenceOf, reportById, reportSequenceOf } from '@app/projections/reports';
import { HistoryDiffers } from '../proofs/checkpoint-refusals.js';
import { Checkpoints } from '../proofs/checkpoints.js';
import { eventProof, isAsSealed } from '../proofs/event-proof.js';
import { madeAgain, type MadeAgain } from './made-again.js';

/** A report's event, and a paper's, as the log has it. */
export type ReportRecord = Recorded<ReportEvent>;
export type PaperRecord = Recorded<PaperEvent>;

/**
 * What somebody who holds a paper is told: it is ours (真实); it is not as the record has it (不符: its figures, or the record behind it
 * does not prove it); nobody has issued such a paper (未知).
 */
export type Genuineness =
  | Readonly<{ answer: 'genuine'; report: ReportRecord | PaperRecord }>
  | Readonly<{ answer: 'differs'; because: 'digest'; report: ReportRecord | PaperRecord }>
  | Readonly<{ answer: 'differs'; because: 'record'; report: null }>
  | Readonly<{ answer: 'unknown'; report: null }>;

const unproven = { answer: 'differs', because: 'record', report: null } as const;

/** Issued reports: read out of the log, made again, and proven to strangers. */
@Injectable()
export class Reports {
  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    private readonly types: EventTypes,
    private readonly checkpoints: Checkpoints,
    private readonly attachments: Attachments,
  ) {}

  /** The event that issued a report; null when it is not there as it was sealed. @throws StoreUnavailable */
  async read(reportId: string): Promise<ReportRecord | null> {
    const row = reportById(this.model.db, reportId);
    const event = row && (await this.at(row.sequence));
    return event && isReport(event) ? event : null;
  }

  /** The event that issued a paper; null when it is not there as it was sealed. @throws StoreUnavailable */
  async paper(paperId: string): Promise<PaperRecord | null> {
    const row = paperById(this.model.db, paperId);
    const event = row && (await this.at(row.sequence));
    return event && isPaper(event) ? event : null;
  }

  /** The figures as they were issued (RFC 8785 bytes); null when the file is gone. @throws AttachmentDamaged */
  async figures({ data }: ReportRecord): Promise<Buffer | null> {
    return (await this.attachments.get(data.figures[0]!.hash))?.content ?? null;
  }

  /** @throws StoreUnavailable */
  again({ data }: ReportRecord): Promise<MadeAgain> {
    const { store, checkpoints, attachments } = this;
    return madeAgain(data, { db: this.model.db, store, checkpoints, attachments });
  }

  /**
   * Whether a paper is ours. Said of the log alone: what the read model found is proven before it is told.
   * @param typed the short code, as somebody typed it
   * @param digest SHA-256 of the figures, as printed (hex); null compares nothing
   * @throws StoreUnavailable
   */
  async genuine(typed: string, digest: string | null): Promise<Genuineness> {
    const code = codeRead(typed);
    const { db } = this.model;
    const sequence = code === null ? undefined : (reportSequenceOf(db, code) ?? paperSequenceOf(db, code));
    if (sequence === undefined) return { answer: 'unknown', report: null };
    if (!(await this.isProven(sequence))) return unproven;
    const report = await this.at(sequence);
    if (report?.data.code !== code) return unproven;
    if (digest === null || digestsOf(report!).includes(digest.toLowerCase()))
      return { answer: 'genuine', report: report! };
    return { answer: 'differs', because: 'digest', report: report! };
  }

  private async isProven(sequence: number): Promise<boolean> {
    try {
      return (await eventProof(this.store, this.checkpoints, sequence))?.isSound ?? false;
    } catch (error) {
      if (error instanceof HistoryDiffers) return false;
      throw error;
    }
  }

  private async at(sequence: number): Promise<ReportRecord | PaperRecord | null> {
    const [stored] = await this.store.readStored({ after: sequence - 1, limit: 1 });
    if (stored?.sequence !== sequence || !isAsSealed(stored)) return null;
    const event = recorded(this.types, sequence, stored.data, stored.meta);
    return isReport(event) || isPaper(event) ? event : null;
  }
}

const isReport = (event: Recorded): event is ReportRecord => event.wireType === 'report.report-issued';
const isPaper = (event: Recorded): event is PaperRecord => event.wireType === 'paper.paper-issued';

/** What whoever holds one may compare: the figures of a report; the values of a paper, or its file. */
const digestsOf = ({ data }: ReportRecord | PaperRecord): readonly string[] =>
  'figures' in data ? [data.figures[0]!.hash] : [data.values[0]!.hash, data.file[0]!.hash];
