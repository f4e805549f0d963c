import type { InspectionEvent } from '@app/domain/inspections';
import { noticedTypes, noticesOf, type Matter, type NoticedEvent, type NoticeSubject } from '@app/domain/notifications';
import type { Recorded } from '@app/domain/kernel';
import type { RectificationEvent } from '@app/domain/rectifications';
import type { SubmissionEvent } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { countyOf, keepPlaces, placeTables } from './places.js';

/** Whose a thing is. Of filings only the counties' own are kept: every other one is its unit's. */
const matterOf =
  (db: Sqlite) =>
  ({ kind, id }: NoticeSubject): Matter | undefined => {
    if (kind === 'campaign' || kind === 'replay') return { unitId: id, leadUnitId: null, countyFiles: false };
    const row = db.get<{ unitId: string; leadUnitId: string | null }>(
      'select unit_id as unitId, lead_unit_id as leadUnitId from notice_matter where subject_id = ?',
      id,
    );
    if (kind === 'filing')
      return { unitId: id.slice(0, id.lastIndexOf('.')), leadUnitId: null, countyFiles: row !== undefined };
    return row && { ...row, countyFiles: false };
  };

const matter = (db: Sqlite, id: string, unitId: string, leadUnitId: string | null = null): void =>
  void db.run('insert or replace into notice_matter values (?, ?, ?)', id, unitId, leadUnitId);

const led = (db: Sqlite, issueId: string, leadUnitId: string): void =>
  void db.run('update notice_matter set lead_unit_id = ? where subject_id = ?', leadUnitId, issueId);

/** Keeps whose things are, before it is told of them. */
const keepMatters: Projection<RectificationEvent | InspectionEvent | SubmissionEvent>['when'] = {
  IssueRaised: (db, { issueId, unitId }) => matter(db, issueId, unitId),
  IssueBroughtIn: (db, { issueId, unitId, leadUnitId }) => matter(db, issueId, unitId, leadUnitId),
  RectificationAssigned: (db, { issueId, leadUnitId }) => led(db, issueId, leadUnitId),
  IssueReassigned: (db, { issueId, leadUnitId }) => led(db, issueId, leadUnitId),
  InspectionPlanned: (db, { inspectionId, unitId }) => matter(db, inspectionId, unitId),
  FiguresSubmitted: (db, { unitId, dataYear, filingUnit }) => {
    if (filingUnit.kind === 'county') matter(db, `${unitId}.${dataYear}`, unitId);
  },
};

const write = (db: Sqlite, event: Recorded): void => {
  for (const { id, kind, to, subject, dueDate, facts } of noticesOf(event as Recorded<NoticedEvent>, matterOf(db)))
    db.run(
      'insert into notice values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      event.sequence,
      event.recordedAt,
      kind,
      to.permission,
      to.unitId,
      countyOf(db, to.unitId),
      subject.kind,
      subject.id,
      dueDate,
      JSON.stringify(facts),
    );
};

type Handler = (db: Sqlite, data: never, event: Recorded) => void;
const keepers = { ...keepPlaces, ...keepMatters } as Readonly<Record<string, Handler | undefined>>;

const handlerOf =
  (type: string): Handler =>
  (db, data, event) => {
    keepers[type]?.(db, data, event);
    write(db, event);
  };

/**
 * Every notice that the log has ever made: whom it is for is asked when it is looked at. `county_id` only narrows what
 * is looked through; who may see is today's tree.
 */
export const notices: Omit<Projection, 'when'> & Readonly<{ when: Readonly<Record<string, Handler>> }> = {
  name: 'notice@3',
  tables: `${placeTables}
    create table notice_matter (
      subject_id text primary key, unit_id text not null, lead_unit_id text
    ) strict, without rowid;
    create table notice (
      notice_id text not null, sequence integer not null, at text not null, kind text not null, permission text not null,
      unit_id text not null, county_id text not null, subject_kind text not null, subject_id text not null,
      due_date text, facts text not null
    ) strict;`,
  indexes: `
    create unique index notice_id on notice (notice_id);
    create index notice_sequence on notice (sequence);
    create index notice_unit on notice (unit_id, permission, sequence);
    create index notice_county on notice (county_id, permission, sequence);
    create index notice_subject on notice (subject_id, sequence);`,
  when: Object.fromEntries(
    [...new Set([...Object.keys(keepers), ...noticedTypes])].map((type) => [type, handlerOf(type)]),
  ),
};
