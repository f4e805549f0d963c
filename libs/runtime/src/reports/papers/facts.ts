import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PaperFacts, type PaperQuestion, type PaperStep } from '@app/application/reports';
import { Attachments } from '@app/attachments';
import { dayOf, evidenceOf } from '@app/domain/kernel';
import {
  codePrinted,
  paperNumber,
  reportCode,
  type MadePaper,
  type PaperBinding,
  type PaperStamp,
} from '@app/domain/reports';
import { canonical } from '@app/ledger';
import { Channels } from '@app/platform/channels';
import { ReadModel } from '@app/projections/kernel';
import { unitNamesAt } from '@app/projections/organizations';
import { Checkpoints } from '../../proofs/checkpoints.js';
import { standardDigest } from '../figures.js';
import { PaperGathering } from './gathering.js';
import { placeFor, sourceOf } from './places.js';
import { draftStamp, PaperPrinting } from './printing.js';

/** Gathers and prints papers, keeps them beside other files, and has the log signed as it is then. */
@Injectable()
export class MakePaperFacts extends PaperFacts {
  constructor(
    private readonly model: ReadModel,
    private readonly gathering: PaperGathering,
    private readonly printing: PaperPrinting,
    private readonly checkpoints: Checkpoints,
    private readonly attachments: Attachments,
    private readonly channels: Channels,
  ) {
    super();
  }

  bound(asked: PaperQuestion, at: string): PaperBinding {
    return this.gathering.bound(asked, at);
  }

  async made(
    bound: PaperBinding,
    number: number,
    at: string,
    told: (step: PaperStep) => void,
  ): Promise<MadePaper | null> {
    told('gathering');
    const data = await this.gathering.values(bound);
    if (data === null) return null;
    const { form } = sourceOf(bound.kind);
    const { unitIds } = placeFor(this.model.db, form, bound.subjectId);
    const county = unitNamesAt(this.model.db, [bound.countyId], bound).get(bound.countyId) ?? '';
    const own = this.printing.template(bound);
    // First the log is signed: it has at least all that the values know of.
    const { count, root } = await this.checkpoints.make('act');
    const code = reportCode(randomBytes(10));
    const { name, edition } = form;
    const log = { count, root };
    const named = { county, dataYear: bound.dataYear, name, number };
    told('writing');
    const bytes = await this.printing.printed(bound, data, this.stamped(bound, { ...named, log, code, at }));
    told('keeping');
    const provenance = { unitId: unitIds[0] };
    const [values, file] = [
      await this.attachments.put(Buffer.from(canonical(data)), provenance),
      await this.attachments.put(bytes, { ...provenance, name: `${paperNumber(named)}.docx` }),
    ].map((kept) => evidenceOf([kept])[0]!) as [MadePaper['values'], MadePaper['file']];
    return {
      ...bound,
      unitIds: [...unitIds],
      number,
      name,
      county,
      edition,
      template: own ? evidenceOf([own.file]) : [],
      log,
      standardDigest: standardDigest(bound.standardId)!,
      values,
      file,
      code,
    };
  }

  private stamped(
    bound: PaperBinding,
    of: Pick<MadePaper, 'county' | 'dataYear' | 'name' | 'number' | 'log' | 'code'> & Readonly<{ at: string }>,
  ): PaperStamp {
    const code = codePrinted(of.code);
    const { site } = this.channels;
    return {
      ...draftStamp(bound),
      number: paperNumber(of),
      log: of.log,
      issuedOn: dayOf(of.at),
      code,
      address: site === null ? null : `${site}/verify/${code}`,
    };
  }
}
