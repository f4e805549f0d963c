import { Injectable } from '@nestjs/common';
import { StatisticsImport, SubmissionFacts } from '@app/application/submissions';
import type { FilingCase } from '@app/documents';
import { dayText } from '@app/domain/kernel';
import {
  baseOf,
  draftKey,
  referenceOf,
  submissionRefusals,
  type CheckFacts,
  type ReturnDraft,
} from '@app/domain/submissions';
import { ReadModel } from '@app/projections/kernel';
import { amongRoots, countiesOf, countyOf, unitNames } from '@app/projections/organizations';
import { returnBases, type ReturnBasis } from '@app/projections/submissions';
import { Operations } from '@app/vault';

/** A unit's return with everything that a workbook shows of it. */
export type UnitReturn = Readonly<{ basis: ReturnBasis; draft: ReturnDraft | null; case: FilingCase }>;

/** What is asked: of a data year, at or below the roots, as on a day (ISO date). */
export type Asked = Readonly<{ dataYear: string; roots: readonly string[]; today: string }>;

/** Acceptance closes a return, and the end of its unit. A campaign that is closed closes none, filed by form or by workbook: late figures are figures. */
const closedBy = ({ status, endedFrom, liftedUntil }: ReturnBasis, today: string): string | null => {
  if (endedFrom !== null) return submissionRefusals['submission.unit-ended']!.replace('{since}', dayText(endedFrom));
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

  /** Whose turn it takes: the county of a unit; what lies above counties is its own. */
  county(unitId: string): string {
    return countyOf(this.model.db, unitId) ?? unitId;
  }

  /**
   * The returns of units at or below the roots; others are missing. One object may be kept for many calls: what a county's
   * units have in common (`medians`) is then read once.
   */
  reader({ dataYear, roots, today }: Asked) {
    const medians = new Map<string, CheckFacts['medians']>();
    return async (unitIds: readonly string[]): Promise<readonly UnitReturn[]> => {
      const { db } = this.model;
      const within = amongRoots(db, unitIds, roots);
      const reached = unitIds.filter((id) => within.has(id));
      const counties = countiesOf(db, reached);
      const bases = returnBases(db, reached, dataYear, await this.imports.rowsOf(dataYear, counties));
      const drafts = await this.drafts(dataYear, bases);
      const names = unitNames(db, reached);
      const found: UnitReturn[] = [];
      for (const unitId of reached) {
        const basis = bases.get(unitId);
        if (!basis) continue;
        const draft = drafts.get(unitId) ?? null;
        const base = baseOf(draft, basis.filed);
        const key = `${counties.get(unitId)} ${basis.form.id} ${basis.stage}`;
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
            closed: closedBy(basis, today),
          },
        });
      }
      return found;
    };
  }

  /** What is half filled in, by unit. */
  private async drafts(
    dataYear: string,
    bases: ReadonlyMap<string, ReturnBasis>,
  ): Promise<ReadonlyMap<string, ReturnDraft>> {
    const units = new Map([...bases].map(([unitId, { form }]) => [draftKey(dataYear, unitId, form.id), unitId]));
    const found = await this.operations.drafts.several([...units.keys()]);
    return new Map([...found].map(([key, text]) => [units.get(key)!, JSON.parse(text) as ReturnDraft]));
  }
}
