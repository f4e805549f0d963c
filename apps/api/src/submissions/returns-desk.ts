import { Injectable } from '@nestjs/common';
import { Refusal } from '@app/domain/kernel';
import {
  sectionEffects,
  sharedEffects,
  splitPreview,
  type ReturnEffect,
  type SplitPreview,
} from '@app/domain/indicators';
import { assessedStages, defaultStandardId, publishedStandard, type Standard } from '@app/domain/standards';
import { derivedFigures, type Entries, type ReturnDraft, type StatisticsRow } from '@app/domain/submissions';
import { ReturnChecks, ReturnDrafts, StatisticsImport } from '@app/application/submissions';
import { ReadModel } from '@app/projections/kernel';
import { ancestorsOf, countyOf } from '@app/projections/organizations';
import { standardsAdoptedBy } from '@app/projections/standards';
import { myReturn, returnBasis, type MyReturn, type ReturnBasis } from '@app/projections/submissions';
import { dataYearIn } from '../data-year.js';

const sharing = ['nineYear', 'completeSecondary', 'twelveYear'] as const;

/** What lies on the table when a unit fills in its return: gathered from the read model and from beside the log. */
@Injectable()
export class ReturnsDesk {
  constructor(
    private readonly model: ReadModel,
    private readonly drafts: ReturnDrafts,
    private readonly imports: StatisticsImport,
    private readonly checks: ReturnChecks,
  ) {}

  /** @throws Refusal submission.data-year, submission.not-a-filing-unit for a unit whose figures others file */
  async basis(unitId: string, dataYear: string): Promise<ReturnBasis> {
    const year = dataYearIn(dataYear);
    const basis = returnBasis(this.model.db, unitId, year, await this.statistics(unitId, year));
    if (!basis) throw new Refusal('submission.not-a-filing-unit', {}, 'invalid');
    return basis;
  }

  draft({ unit, form }: ReturnBasis, dataYear: string): Promise<ReturnDraft | null> {
    return this.drafts.read({ unitId: unit.unitId, dataYear, form: form.id });
  }

  /** The return line by line, checked against the same facts as when it is filed. */
  shown(basis: ReturnBasis, draft: ReturnDraft | null, dataYear: string): MyReturn {
    return myReturn(basis, draft, this.checks.factsOf(basis.unit.unitId, dataYear));
  }

  /** How a whole-school figure is split between the stages that share it; null for a return that shares nothing. */
  split(basis: ReturnBasis, shown: Entries, day: string): SplitPreview | null {
    const standard = this.standardOf(basis, day);
    const whole = sharedBy(basis, shown);
    return standard && whole ? splitPreview(standard.sharing, whole) : null;
  }

  /** What the indicators come to with the figures as they stand; none of a county's return, or of a senior section's. */
  effects(basis: ReturnBasis, shown: Entries, day: string): readonly ReturnEffect[] {
    const standard = this.standardOf(basis, day);
    if (!standard) return [];
    const whole = sharedBy(basis, shown);
    if (whole) return sharedEffects(standard, whole);
    const { form, owner, stage } = basis;
    const assessed = assessedStages.find((one) => one === stage);
    return form.id === 'section' && assessed
      ? sectionEffects(standard, assessed, derivedFigures(form, shown, owner, stage).figures)
      : [];
  }

  /** What the unit is measured by on a day. */
  private standardOf({ unit }: ReturnBasis, day: string): Standard | undefined {
    const { db, sequence: knownAt } = this.model;
    const above = ancestorsOf(db, unit.unitId).map(({ unitId }) => unitId);
    const adopted = standardsAdoptedBy(db, above, { knownAt, asOf: day }).at(-1)?.standardId;
    return publishedStandard(adopted ?? defaultStandardId);
  }

  /** The imported row of the unit. */
  private async statistics(unitId: string, dataYear: string): Promise<StatisticsRow | null> {
    const countyId = countyOf(this.model.db, unitId);
    return countyId === null ? null : this.imports.rowOf(countyId, dataYear, unitId);
  }
}

/** What a school files for the stages that share its buildings; null of any other return. */
const sharedBy = ({ unit, form, owner }: ReturnBasis, shown: Entries) => {
  const type = sharing.find((one) => one === unit.schoolType);
  if (form.id !== 'premises' || !type) return null;
  const { figures, enrolment } = derivedFigures(form, shown, owner, null);
  return { type, students: { ...enrolment }, figures };
};
