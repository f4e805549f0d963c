import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReportFacts, type ReportFigures, type ReportQuestion } from '@app/application/reports';
import { Attachments } from '@app/attachments';
import type { Known } from '@app/domain/kernel';
import { reportCode, standingFormat, type MadeFigures } from '@app/domain/reports';
import { canonical } from '@app/ledger';
import { ReadModel } from '@app/projections/kernel';
import { Checkpoints } from '../proofs/checkpoints.js';
import { figuresOf, standardDigest } from './figures.js';

/** Makes the figures out of the read models, keeps them beside other files, and has the log signed as it is then. */
@Injectable()
export class MakeReportFacts extends ReportFacts {
  constructor(
    private readonly model: ReadModel,
    private readonly checkpoints: Checkpoints,
    private readonly attachments: Attachments,
  ) {
    super();
  }

  figures({ knownAt, ...question }: ReportQuestion): Known<ReportFigures | null> {
    const { db, sequence: known } = this.model;
    const sequence = Math.min(knownAt ?? known, known);
    const found = figuresOf(db, { ...question, knownAt: sequence });
    if (!found) return { value: null, sequence };
    const { county, standardId, figures: document } = found;
    const { countyId, asOf } = question;
    return { value: { countyId, county, standardId, asOf, document }, sequence };
  }

  async kept({ countyId, county, standardId, asOf, document }: ReportFigures): Promise<MadeFigures> {
    // First the log is signed: it has at least all that the figures know of.
    const { count, root } = await this.checkpoints.make('act');
    const { hash, mediaType, bytes } = await this.attachments.put(Buffer.from(canonical(document)), {
      unitId: countyId,
    });
    return {
      county,
      standardId,
      asOf,
      log: { count, root },
      standardDigest: standardDigest(standardId)!,
      format: standingFormat,
      figures: { hash, mediaType, bytes },
    };
  }

  newCode(): string {
    return reportCode(randomBytes(10));
  }
}
