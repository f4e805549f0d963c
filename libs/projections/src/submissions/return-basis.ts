import {
  formAskedOf,
  formFor,
  prefilled,
  statisticsEntries,
  type Entries,
  type Form,
  type FormOwner,
  type FormStage,
  type Marks,
  type StatisticsRow,
} from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { endedAmong, unitsById, type UnitRow } from '../organizations/index.js';
import { filedReturns, lastAcceptedReturns, type AcceptedReturn, type FiledReturn } from './filed-returns.js';
import { reviewState, standingVersion } from './review-queue.js';
import { submissionVersions, type SubmissionVersion } from './submission-list.js';

/** Who is asked for what, what it filed before, and what it is offered. */
export type ReturnBasis = Readonly<{
  unit: UnitRow;
  parent: UnitRow | null;
  /** Since when it, or what it stood under, has ended (ISO date); null while it stands. */
  endedFrom: string | null;
  owner: FormOwner;
  stage: FormStage | null;
  /** As it is asked of this unit. */
  form: Form;
  /** Of an earlier data year. */
  last: AcceptedReturn | null;
  /** The one of this data year that stands (the newest, but a refused correction), when it was filed by form. */
  filed: (FiledReturn & Readonly<{ filedAt: string }>) | null;
  /** The one of this data year that stands, in whatever way it was filed. */
  version: SubmissionVersion | null;
  status: string | null;
  /** Until when (ISO date) what was accepted is unlocked; null when it is not. */
  liftedUntil: string | null;
  /** The reviewer's word, field by field. */
  marks: Marks;
  /** Offered as long as nothing has been filed. */
  prefilled: Entries;
}>;

const ownerOf = (unit: UnitRow, parent: UnitRow | null): FormOwner => {
  if (unit.kind === 'section') return { kind: 'section', sharesBuildings: parent?.sharedBuildings ?? false };
  if (unit.kind === 'county') return { kind: 'county', sharesBuildings: false };
  return { kind: unit.sharedBuildings ? 'shared' : 'other', sharesBuildings: unit.sharedBuildings };
};

type ThisYear = Pick<ReturnBasis, 'filed' | 'version' | 'status' | 'liftedUntil' | 'marks'>;

const notFiled: ThisYear = { filed: null, version: null, status: null, liftedUntil: null, marks: {} };

const thisYear = (db: Sqlite, unitId: string, dataYear: string): ThisYear => {
  const review = reviewState(db, unitId, dataYear);
  const version =
    submissionVersions(db, unitId, dataYear).find((one) => review && one.version === standingVersion(review)) ?? null;
  const byForm = filedReturns(db, unitId, dataYear).find((one) => one.version === version?.version);
  return {
    filed: byForm && version ? { ...byForm, filedAt: version.filedAt } : null,
    version,
    status: review?.status ?? null,
    liftedUntil: review?.liftedUntil ?? null,
    marks: review?.marks ?? {},
  };
};

/** Those of the units that have filed for the data year, in whatever way. */
const filedIn = (db: Sqlite, unitIds: readonly string[], dataYear: string): ReadonlySet<string> =>
  new Set(
    db
      .allRaw<[string]>(
        `select c.unit_id from json_each(?) asked
         join submission_current c on c.unit_id = asked.value and c.data_year = ?`,
        JSON.stringify(unitIds),
        dataYear,
      )
      .map(([unitId]) => unitId),
  );

/**
 * Everything that the units' returns of a data year stand on, by unit; those that are not there, or file none, are
 * missing. What all of them need is read in one go.
 * @param statistics the unit's row of the imported 教育事业统计, or its school's, by unit
 */
export const returnBases = (
  db: Sqlite,
  unitIds: readonly string[],
  dataYear: string,
  statistics: ReadonlyMap<string, StatisticsRow>,
): ReadonlyMap<string, ReturnBasis> => {
  const units = unitsById(db, unitIds);
  const above = [...new Set([...units.values()].flatMap(({ parentId }) => parentId ?? []))];
  const parents = unitsById(db, above);
  const ended = endedAmong(db, unitIds);
  const accepted = lastAcceptedReturns(db, unitIds, dataYear);
  const filed = filedIn(db, unitIds, dataYear);
  const bases = new Map<string, ReturnBasis>();
  for (const [unitId, unit] of units) {
    const parent = parents.get(unit.parentId ?? '') ?? null;
    const owner = ownerOf(unit, parent);
    const whole = formFor(owner);
    if (!whole) continue;
    const stage = whole.id === 'section' ? unit.stage : null;
    const form = formAskedOf(whole, owner, stage);
    const last = accepted.get(unitId) ?? null;
    const now = filed.has(unitId) ? thisYear(db, unitId, dataYear) : notFiled;
    const row = statistics.get(unitId);
    const counted = row ? statisticsEntries(form, row, dataYear).entries : null;
    bases.set(unitId, {
      unit,
      parent,
      endedFrom: ended.get(unitId) ?? null,
      owner,
      stage,
      form,
      last,
      ...now,
      prefilled: now.version === null ? prefilled(form, last, counted) : {},
    });
  }
  return bases;
};

/**
 * Everything that a unit's return of a data year stands on; null when there is no such unit or it files none.
 * @param statistics the unit's row of the imported 教育事业统计, or its school's
 */
export const returnBasis = (
  db: Sqlite,
  unitId: string,
  dataYear: string,
  statistics: StatisticsRow | null,
): ReturnBasis | null =>
  returnBases(db, [unitId], dataYear, new Map(statistics ? [[unitId, statistics]] : [])).get(unitId) ?? null;
