import { daysBetween, type Evidence, type Recorded } from '@app/domain/kernel';
import type { CountyRecordEvent } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import type { Point, Projection } from '../kernel/index.js';

/** Every 过渡性放宽 that was ever granted, with how it ended: one row each, in a county's order of granting. */
export const exemptionTable = `create table county_exemption (exemption_id text primary key, county_id text not null,
    data_year text not null, standard_id text not null, section_id text not null, subject text not null,
    plan text not null, expires text not null, evidence text not null,
    granted_on text not null, granted_at text not null, sequence integer not null,
    revoked_on text, revoked_reason text, revoked_at text, revoked_sequence integer,
    expired_sequence integer, issue_id text) strict, without rowid;
  create index county_exemption_county on county_exemption (county_id, standard_id, sequence);`;

type Moment = Pick<Recorded, 'sequence' | 'recordedAt' | 'effectiveAt'>;
type Of<Type extends CountyRecordEvent['type']> = Extract<CountyRecordEvent, { type: Type }>['data'];

/** Keeps a grant. */
export const keepGrant = (db: Sqlite, data: Of<'ExemptionGranted'>, event: Moment): void => {
  const { exemptionId, countyId, dataYear, standardId, sectionId, subject, plan, expires, evidence } = data;
  db.run(
    `insert into county_exemption (exemption_id, county_id, data_year, standard_id, section_id, subject, plan, expires,
       evidence, granted_on, granted_at, sequence) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    exemptionId,
    countyId,
    dataYear,
    standardId,
    sectionId,
    subject,
    plan,
    expires,
    JSON.stringify(evidence),
    event.effectiveAt,
    event.recordedAt,
    event.sequence,
  );
};

/** How a grant ended. */
export const exemptionEnds: Projection<CountyRecordEvent>['when'] = {
  ExemptionRevoked: (db, { exemptionId, reason }, { effectiveAt, recordedAt, sequence }) =>
    void db.run(
      `update county_exemption set revoked_on = ?, revoked_reason = ?, revoked_at = ?, revoked_sequence = ?
       where exemption_id = ?`,
      effectiveAt,
      reason,
      recordedAt,
      sequence,
      exemptionId,
    ),
  ExemptionExpired: (db, { exemptionId, issueId }, { sequence }) =>
    void db.run(
      'update county_exemption set expired_sequence = ?, issue_id = ? where exemption_id = ?',
      sequence,
      issueId,
      exemptionId,
    ),
};

/** 尚未生效, 有效, 将到期 (within so many days), 已到期, 已撤销. */
export type ExemptionState = 'coming' | 'inForce' | 'ending' | 'expired' | 'revoked';

/** A grant as it stands at a point. Days are ISO dates. */
export type ExemptionRow = Readonly<{
  exemptionId: string;
  countyId: string;
  dataYear: string;
  standardId: string;
  sectionId: string;
  subject: string;
  plan: string;
  /** The last day on which it counts. */
  expires: string;
  evidence: readonly Evidence[];
  grantedOn: string;
  grantedAt: string;
  sequence: number;
  revokedOn: string | null;
  revokedReason: string | null;
  revokedSequence: number | null;
  /** The finding that it became; null while it has not, and for good where its section stands no more. */
  issueId: string | null;
  state: ExemptionState;
  /** Days until the last one: 0 on it, and where it does not count. */
  daysLeft: number;
}>;

type Stored = Omit<ExemptionRow, 'evidence' | 'state' | 'daysLeft'> &
  Readonly<{ evidence: string; expiredSequence: number | null }>;

/** A grant that ends within so many days is told to be ending. */
export const endingWithin = 90;

const standsAt = ({ grantedOn, revokedOn, expires }: Stored, day: string): ExemptionState => {
  if (revokedOn !== null && revokedOn <= day) return 'revoked';
  if (day < grantedOn) return 'coming';
  if (expires < day) return 'expired';
  return daysBetween(day, expires) <= endingWithin ? 'ending' : 'inForce';
};

/** What is not known yet at a sequence is not told. */
const known = (row: Stored, knownAt: number): Stored => {
  const isRevoked = row.revokedSequence !== null && row.revokedSequence <= knownAt;
  const isExpired = row.expiredSequence !== null && row.expiredSequence <= knownAt;
  return {
    ...row,
    ...(isRevoked ? {} : { revokedOn: null, revokedReason: null, revokedSequence: null }),
    ...(isExpired ? {} : { issueId: null }),
  };
};

/** Every grant of a county under a standard that is known at a point, in whichever year's record; the latest first. */
export const exemptionsOf = (
  db: Sqlite,
  { countyId, standardId }: Readonly<{ countyId: string; standardId: string }>,
  { knownAt, asOf }: Point,
): readonly ExemptionRow[] =>
  db
    .all<Stored>(
      `select exemption_id as exemptionId, county_id as countyId, data_year as dataYear, standard_id as standardId,
         section_id as sectionId, subject, plan, expires, evidence, granted_on as grantedOn, granted_at as grantedAt,
         sequence, revoked_on as revokedOn, revoked_reason as revokedReason, revoked_sequence as revokedSequence,
         expired_sequence as expiredSequence, issue_id as issueId
       from county_exemption where county_id = ? and standard_id = ? and sequence <= ? order by sequence desc`,
      countyId,
      standardId,
      knownAt,
    )
    .map((stored) => {
      const { expiredSequence: _, evidence, ...row } = known(stored, knownAt);
      const state = standsAt(known(stored, knownAt), asOf);
      const counts = state === 'inForce' || state === 'ending';
      const daysLeft = counts ? daysBetween(asOf, row.expires) : 0;
      return { ...row, evidence: JSON.parse(evidence) as Evidence[], state, daysLeft };
    });

/** Last day of what another year's record grants a section for a subject and still counts on the day; null for nothing. */
export const exemptedInAnotherYear = (
  db: Sqlite,
  of: Readonly<{ countyId: string; dataYear: string; standardId: string; sectionId: string; subject: string }>,
  { asOf }: Point,
): string | null =>
  db.get<{ expires: string | null }>(
    `select max(expires) as expires from county_exemption where county_id = ? and standard_id = ? and data_year <> ?
     and section_id = ? and subject = ? and revoked_sequence is null and expires >= ?`,
    of.countyId,
    of.standardId,
    of.dataYear,
    of.sectionId,
    of.subject,
    asOf,
  )?.expires ?? null;
