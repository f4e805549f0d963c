import type { SubmissionEvent } from '@app/domain/submissions';
import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { acceptedTables, countFrom } from './accepted-figures.js';

/** How a unit's figures of a data year stand, or one version of them. */
export type SubmissionStatus = 'submitted' | 'returned' | 'withdrawn' | 'accepted' | 'correcting';
export type VersionStatus =
  'submitted' | 'replaced' | 'returned' | 'withdrawn' | 'accepted' | 'superseded' | 'proposed' | 'refused';

type Of = Readonly<{ unitId: string; dataYear: string; version: number }>;
type Moment = Pick<Recorded, 'sequence' | 'recordedAt'>;

const stand = (db: Sqlite, of: Of, status: SubmissionStatus, { sequence, recordedAt }: Moment): void => {
  db.run(
    `insert into submission_current values (?, ?, ?, ?, null, ?, ?)
     on conflict (unit_id, data_year) do update set
       status = excluded.status, version = excluded.version, sequence = excluded.sequence, at = excluded.at`,
    of.dataYear,
    of.unitId,
    status,
    of.version,
    sequence,
    recordedAt,
  );
};

const count = (db: Sqlite, of: Of, { sequence }: Moment): void => {
  const { unitId, dataYear, version } = of;
  db.run(
    `update submission_version set status = 'superseded'
     where unit_id = ? and data_year = ? and status = 'accepted' and version <> ?`,
    unitId,
    dataYear,
    version,
  );
  db.run(
    'update submission_current set accepted_version = ? where unit_id = ? and data_year = ?',
    version,
    unitId,
    dataYear,
  );
  countFrom(db, of, sequence);
};

const decide = (
  db: Sqlite,
  { unitId, dataYear, version }: Of,
  status: VersionStatus,
  by: string,
  said: unknown,
  { sequence, recordedAt }: Moment,
): void => {
  db.run(
    `update submission_version set status = ?, decided_by = ?, decided_at = ?, decided_sequence = ?, decision = ?
     where unit_id = ? and data_year = ? and version = ?`,
    status,
    by,
    recordedAt,
    sequence,
    said === null ? null : JSON.stringify(said),
    unitId,
    dataYear,
    version,
  );
};

const add = (
  db: Sqlite,
  data: Extract<SubmissionEvent, { type: 'FiguresSubmitted' | 'CorrectionProposed' }>['data'],
  more: Readonly<{
    status: VersionStatus;
    by: string;
    said: string | null;
    evidence: unknown;
    supersedes: number | null;
  }>,
  { sequence, recordedAt }: Moment,
): void => {
  db.run(
    'insert into submission_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null)',
    data.unitId,
    data.dataYear,
    data.version,
    more.status,
    JSON.stringify(data.figures),
    data.enrolment && JSON.stringify(data.enrolment),
    data.effectiveFrom,
    more.said,
    more.evidence === null ? null : JSON.stringify(more.evidence),
    more.supersedes,
    more.by,
    recordedAt,
    sequence,
  );
};

/**
 * Where each unit's filing stands (`submission_current`) and every version of it with who filed it and who decided.
 * `said` is the filer's note or reason; `decision` is JSON: the reasons of a return, or the reason of a refusal.
 */
export const submissionRegister: Projection<SubmissionEvent> = {
  name: 'submission@1',
  tables: `
    create table submission_current (
      data_year text not null, unit_id text not null, status text not null, version integer not null,
      accepted_version integer, sequence integer not null, at text not null, primary key (unit_id, data_year)
    ) strict, without rowid;
    create table submission_version (
      unit_id text not null, data_year text not null, version integer not null, status text not null,
      figures text not null, enrolment text, effective_from text not null, said text, evidence text,
      supersedes integer, filed_by text not null, filed_at text not null, filed_sequence integer not null,
      decided_by text, decided_at text, decided_sequence integer, decision text,
      primary key (unit_id, data_year, version)
    ) strict, without rowid;
    ${acceptedTables}`,
  indexes: 'create index submission_current_year on submission_current (data_year, status);',
  when: {
    FiguresSubmitted: (db, data, event) => {
      const { unitId, dataYear, note, submittedBy: by } = data;
      db.run(
        `update submission_version set status = 'replaced' where unit_id = ? and data_year = ? and status = 'submitted'`,
        unitId,
        dataYear,
      );
      add(db, data, { status: 'submitted', by, said: note, evidence: null, supersedes: null }, event);
      stand(db, data, 'submitted', event);
    },
    SubmissionReturned: (db, data, event) => {
      decide(db, data, 'returned', data.returnedBy, data.reasons, event);
      stand(db, data, 'returned', event);
    },
    SubmissionWithdrawn: (db, data, event) => {
      const reasons = [{ figure: null, reason: data.reason }];
      decide(db, data, 'withdrawn', data.withdrawnBy, reasons, event);
      stand(db, data, 'withdrawn', event);
    },
    FiguresAccepted: (db, data, event) => {
      decide(db, data, 'accepted', data.acceptedBy, null, event);
      stand(db, data, 'accepted', event);
      count(db, data, event);
    },
    CorrectionProposed: (db, data, event) => {
      const { reason: said, evidence, supersedesVersion: supersedes, proposedBy: by } = data;
      add(db, data, { status: 'proposed', by, said, evidence, supersedes }, event);
      stand(db, data, 'correcting', event);
    },
    CorrectionAccepted: (db, data, event) => {
      decide(db, data, 'accepted', data.acceptedBy, null, event);
      stand(db, data, 'accepted', event);
      count(db, data, event);
    },
    CorrectionRefused: (db, data, event) => {
      decide(db, data, 'refused', data.refusedBy, [{ figure: null, reason: data.reason }], event);
      stand(db, data, 'accepted', event);
    },
  },
};
