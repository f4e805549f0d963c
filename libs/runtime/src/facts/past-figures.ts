import { Injectable } from '@nestjs/common';
import { LedgerFacts } from '@app/application/rectifications';
import { PastFiguresFacts, SubmissionFacts, type PastFiler } from '@app/application/submissions';
import type { Known } from '@app/domain/kernel';
import { ReadModel } from '@app/projections/kernel';
import { unitsUnder } from '@app/projections/organizations';
import { submissionAt, submissionVersions } from '@app/projections/submissions';

/** Reads the tree with every name that a unit has or had, what each unit files, and what is there already. */
@Injectable()
export class ReadPastFiguresFacts extends PastFiguresFacts {
  constructor(
    private readonly model: ReadModel,
    private readonly ledger: LedgerFacts,
    private readonly submissions: SubmissionFacts,
  ) {
    super();
  }

  unitsByName(countyId: string): Known<ReadonlyMap<string, readonly string[]>> {
    return this.ledger.unitsByName(countyId);
  }

  filersUnder(unitId: string): readonly PastFiler[] {
    // Whoever files figures of a past year may be closed by now.
    return unitsUnder(this.model.db, [unitId], { ended: true }).flatMap(({ unitId: id, name, stage }) => {
      const unit = this.submissions.filingUnit(id).value;
      return unit?.kind === 'section' || unit?.kind === 'shared' ? [{ unitId: id, name, unit, stage }] : [];
    });
  }

  filed(unitId: string, dataYear: string): ReturnType<PastFiguresFacts['filed']> {
    const { db } = this.model;
    if (!submissionAt(db, unitId, dataYear)) return null;
    const broughtIn = submissionVersions(db, unitId, dataYear).find((version) => version.broughtIn !== null);
    return { broughtIn: broughtIn ? { figures: broughtIn.figures, enrolment: broughtIn.enrolment } : null };
  }
}
