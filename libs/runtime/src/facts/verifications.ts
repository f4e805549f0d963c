import { Inject, Injectable } from '@nestjs/common';
import { VerificationFacts } from '@app/application/verifications';
import type { Known } from '@app/domain/kernel';
import type { StatedUnit } from '@app/domain/verifications';
import { subjectOfStream } from '@app/projections/audit';
import { recusalsOn } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { ancestorsOf, isWithin, unitById } from '@app/projections/organizations';
import { tenant } from '../options.js';

/** Reads the tree, the inspections and the register of recusals; the answer says how far the log was known. */
@Injectable()
export class ReadVerificationFacts extends VerificationFacts {
  constructor(
    private readonly model: ReadModel,
    @Inject(tenant) private readonly tenantName: string,
  ) {
    super();
  }

  statedUnit(unitId: string): Known<StatedUnit | null> {
    const { db, sequence } = this.model;
    const unit = unitById(db, unitId);
    return { value: unit ? (unit.kind === 'county' ? 'county' : 'other') : null, sequence };
  }

  inspected(inspectionId: string, unitId: string): Known<boolean> {
    const { db, sequence } = this.model;
    const place = subjectOfStream(db, `hj.${this.tenantName}.inspection-${inspectionId}`);
    return { value: place !== null && (place === unitId || isWithin(db, unitId, place)), sequence };
  }

  recused(unitId: string, accountId: string, on: string): Known<string | null> {
    const { db, sequence } = this.model;
    // A declaration towards a school holds for its campuses and sections too.
    const unitIds = [...new Set([unitId, ...ancestorsOf(db, unitId).map((unit) => unit.unitId)])];
    const [found] = recusalsOn(db, { unitIds, accountIds: [accountId], on });
    return { value: found?.ground ?? null, sequence };
  }
}
