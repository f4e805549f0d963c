import type { Evidence } from '@app/domain/kernel';
import type { VerificationEvent } from '@app/domain/verifications';
import type { Sqlite } from '@app/sqlite';
import { at, axes, inPoint, sayFrom, type Bitemporal, type Point, type Projection } from '../kernel/index.js';
import { axesOf, keptPastOfMembers, type OnAxes } from '../organizations/index.js';

const statements: Bitemporal = { table: 'statement', keys: ['unit_id', 'data_year', 'kind', 'subject'] };

type Kind = 'claimed' | 'verified';
type Of = Readonly<{ unitId: string; dataYear: string; subject: string }>;

const keyOf = ({ unitId, dataYear, subject }: Of, kind: Kind) => [unitId, dataYear, kind, subject] as const;

/** What is claimed of a unit's figures, and what was verified on site, on both axes. */
export const statementRegister: Projection<VerificationEvent> = {
  name: 'statement@1',
  tables: `create table statement (unit_id text not null, data_year text not null, kind text not null,
    subject text not null, ${axes},
    primary key (unit_id, data_year, kind, subject, rec_from, eff_from)) strict, without rowid;`,
  when: {
    FigureClaimed: (db, data, event) => {
      const { value, source: basis, evidence, claimedBy: by, reason } = data;
      const content = JSON.stringify({ value, basis, evidence, by, inspectionId: null, reason });
      sayFrom(db, statements, keyOf(data, 'claimed'), content, event.effectiveAt, event);
    },
    ClaimWithdrawn: (db, data, event) =>
      sayFrom(db, statements, keyOf(data, 'claimed'), null, event.effectiveAt, event),
    FigureVerified: (db, data, event) => {
      const { value, method: basis, evidence, verifiedBy: by, inspectionId, reason } = data;
      const content = JSON.stringify({ value, basis, evidence, by, inspectionId, reason });
      sayFrom(db, statements, keyOf(data, 'verified'), content, event.effectiveAt, event);
    },
    VerificationWithdrawn: (db, data, event) =>
      sayFrom(db, statements, keyOf(data, 'verified'), null, event.effectiveAt, event),
  },
};

/** One statement, with where it comes from. `basis`: the document of a claim, the method of a verification. */
export type StatementRow = Of &
  Readonly<{
    kind: Kind;
    value: string;
    basis: string;
    evidence: readonly Evidence[];
    by: string;
    inspectionId: string | null;
    reason: string | null;
    /** The day of the claim or of the visit. */
    on: string;
    sequence: number;
    recordedAt: string;
  }>;

type Read = Readonly<Of & { kind: Kind; content: string; on: string; sequence: number; recordedAt: string }>;
type Content = Pick<StatementRow, 'value' | 'basis' | 'evidence' | 'by' | 'inspectionId' | 'reason'>;

const columns = `unit_id as unitId, data_year as dataYear, kind, subject, content, eff_from as "on", sequence,
  recorded_at as recordedAt`;

const rowOf = <Row extends Read>({ content, ...row }: Row) => ({ ...row, ...(JSON.parse(content) as Content) });

/** What was said of the named units' figures of a year, as known at `knownAt`, on or before `asOf`; oldest first. */
export const statementsOf = (
  db: Sqlite,
  unitIds: readonly string[],
  dataYear: string,
  point: Point,
): readonly StatementRow[] =>
  db
    .all<Read>(
      `select ${columns} from json_each(?) one cross join statement on unit_id = one.value and data_year = ?
       where ${inPoint} order by sequence, subject`,
      JSON.stringify(unitIds),
      dataYear,
      ...at(point),
    )
    .map(rowOf);

/** The same of all members of a county. */
export const statementsOfMembers = keptPastOfMembers<StatementRow & OnAxes>({
  of: 'statements',
  by: ['statement'],
  counts: () => true,
  read: (db, unitIds, dataYear) =>
    db
      .all<Read & OnAxes>(
        `select ${columns}, ${axesOf('statement')}
         from json_each(?) one cross join statement on unit_id = one.value and data_year = ? order by sequence, subject`,
        JSON.stringify(unitIds),
        dataYear,
      )
      .map(rowOf),
});
