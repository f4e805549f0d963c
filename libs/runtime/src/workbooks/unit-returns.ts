import { Injectable } from '@nestjs/common';
import { StatisticsImport, SubmissionFacts } from '@app/application/submissions';
import type { FilingCase } from '@app/documents';
import {
  baseOf,
  draftKey,
  referenceOf,
  submissionRefusals,
  type CheckFacts,
  type ReturnDraft,
  type StatisticsRow,
} from '@app/domain/submissions';
import { ReadModel } from '@app/projections/kernel';
import { countyOf, isWithin, unitNames } from '@app/projections/organizations';
import { returnBasis, reviewState, type ReturnBasis } from '@app/projections/submissions';
import { Operations } from '@app/vault';

/** A unit's return with everything that a workbook shows of it. */
export type UnitReturn = Readonly<{ basis: ReturnBasis; draft: ReturnDraft | null; case: FilingCase }>;

/** What is asked: of a data year, at or below the roots, as on a day (ISO date). */
export type Asked = Readonly<{ dataYear: string; roots: readonly string[]; today: string }>;

/** Acceptance closes a return, and the end of its unit. A campaign that is closed closes none, filed by form or by workbook: late figures are figures. */
const closedBy = ({ status, endedFrom }: ReturnBasis, liftedUntil: string | null, today: string): string | null => {
  if (endedFrom !== null) return submissionRefusals['submission.unit-ended']!.replace('{since}', endedFrom);
  if (status !== 'accepted' && status !== 'correcting') return null;
  if (liftedUntil !== null && liftedUntil >= today) return null;
  return '本年度数据已审核通过，不能再填报；如需修改请提出更正申请。';
};

/** Reads how units' returns stand now: what workbooks are made of, and compared with. */
@Injectable()
export class UnitReturns {
  constructor(
    private readonly model: ReadModel,
    private readonly facts: SubmissionFacts,
    private readonly imports: StatisticsImport,
    private readonly operations: Operations,
  ) {}

  /**
   * The returns of units at or below the roots; others are missing. One object may be kept for many calls: what a county's
   * units have in common (`medians`) is then read once.
   */
  reader({ dataYear, roots, today }: Asked) {
    const medians = new Map<string, CheckFacts['medians']>();
    return async (unitIds: readonly string[]): Promise<readonly UnitReturn[]> => {
      const { db } = this.model;
      const reached = unitIds.filter((id) => roots.some((root) => isWithin(db, id, root)));
      const names = unitNames(db, reached);
      const found: UnitReturn[] = [];
      for (const unitId of reached) {
        const basis = returnBasis(db, unitId, dataYear, await this.statistics(unitId, dataYear));
        if (!basis) continue;
        const draft = await this.draft(unitId, dataYear, basis);
        const base = baseOf(draft, basis.filed);
        const key = `${countyOf(db, unitId)} ${basis.form.id} ${basis.stage}`;
        if (!medians.has(key)) medians.set(key, this.facts.checkFacts(unitId, dataYear).value.medians);
        const values = basis.last && Object.entries(basis.last.entries).map(([code, { value }]) => [code, value]);
        found.push({
          basis,
          draft,
          case: {
            unitId,
            name: names.get(unitId) ?? basis.unit.name,
            form: referenceOf(basis.form),
            owner: basis.owner,
            stage: basis.stage,
            entries: { ...basis.prefilled, ...base.entries },
            facts: { last: values && Object.fromEntries(values), medians: medians.get(key)!, stage: basis.stage },
            version: `${basis.version?.version ?? 0}.${basis.status ?? ''}.${draft?.revision ?? 0}`,
            filed: basis.filed !== null && base.from === 'filed',
            closed: closedBy(basis, reviewState(db, unitId, dataYear)?.liftedUntil ?? null, today),
          },
        });
      }
      return found;
    };
  }

  /** The unit's row of the imported 教育事业统计: what a workbook offers is what the page offers. */
  private async statistics(unitId: string, dataYear: string): Promise<StatisticsRow | null> {
    const countyId = countyOf(this.model.db, unitId);
    return countyId === null ? null : this.imports.rowOf(countyId, dataYear, unitId);
  }

  private async draft(unitId: string, dataYear: string, { form }: ReturnBasis): Promise<ReturnDraft | null> {
    const text = await this.operations.drafts.get(draftKey(dataYear, unitId, form.id));
    return text === null ? null : (JSON.parse(text) as ReturnDraft);
  }
}
