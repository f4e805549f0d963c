import { Injectable } from '@nestjs/common';
import { SubmissionFacts } from '@app/application/submissions';
import type { Known } from '@app/domain/kernel';
import { formFor, type CheckFacts, type FilingUnitToday } from '@app/domain/submissions';
import { ReadModel } from '@app/projections/kernel';
import { countyOf, countySequenceAt, endedSince, isWithin, unitById } from '@app/projections/organizations';
import { countyMedians, lastAcceptedReturn } from '@app/projections/submissions';

/** Reads from the tree what a unit files: a section, a school or campus for the stages that share its buildings, the county. */
@Injectable()
export class ReadSubmissionFacts extends SubmissionFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  filingUnit(unitId: string): Known<FilingUnitToday | null> {
    const { db, sequence } = this.model;
    const unit = unitById(db, unitId);
    if (!unit) return { value: null, sequence };
    const endedFrom = endedSince(db, unitId);
    if (unit.kind === 'section') {
      const above = unit.parentId === null ? undefined : unitById(db, unit.parentId);
      return { value: { kind: 'section', sharesBuildings: above?.sharedBuildings ?? false, endedFrom }, sequence };
    }
    if (unit.kind === 'county') return { value: { kind: 'county', sharesBuildings: false, endedFrom }, sequence };
    const kind = unit.sharedBuildings ? 'shared' : 'other';
    return { value: { kind, sharesBuildings: unit.sharedBuildings, endedFrom }, sequence };
  }

  standsAboveCounty(above: string, unitId: string): Known<boolean> {
    const { db, sequence } = this.model;
    const county = countyOf(db, unitId);
    return { value: county !== null && above !== county && isWithin(db, county, above), sequence };
  }

  checkFacts(unitId: string, dataYear: string): Known<CheckFacts> {
    const { db, sequence } = this.model;
    const { value: unit } = this.filingUnit(unitId);
    const form = unit && formFor(unit);
    const stage = (form?.id === 'section' ? unitById(db, unitId)?.stage : null) ?? null;
    const last = lastAcceptedReturn(db, unitId, dataYear);
    const countyId = countyOf(db, unitId);
    const compared = form && form.id !== 'county' && countyId !== null;
    return {
      value: {
        stage,
        last: last && Object.fromEntries(Object.entries(last.entries).map(([field, { value }]) => [field, value])),
        medians: compared
          ? countyMedians(db, { countyId, dataYear, formId: form.id, stage, sequence: countySequenceAt(db, countyId) })
          : {},
      },
      sequence,
    };
  }
}
