import type { CertificationEvent } from '@app/domain/certifications';
import type { Sqlite } from '@app/sqlite';
import { always, type Point, type Projection } from '../kernel/index.js';

type Of = Readonly<{ countyId: string; standardId: string }>;

const keep = (
  db: Sqlite,
  type: CertificationEvent['type'],
  data: Of,
  event: Readonly<{ sequence: number; effectiveAt: string; recordedAt: string; actor: Readonly<{ id: string }> }>,
): void =>
  void db.run(
    'insert into certification_event values (?, ?, ?, ?, ?, ?, ?, ?)',
    data.countyId,
    data.standardId,
    event.sequence,
    event.effectiveAt,
    event.recordedAt,
    type,
    JSON.stringify(data),
    event.actor.id,
  );

const kept =
  (type: CertificationEvent['type']) =>
  (db: Sqlite, data: Of, event: Parameters<typeof keep>[3]): void =>
    keep(db, type, data, event);

/**
 * What happened on each county's way to being certified, event by event: a way has some dozens of them, and where it
 * stood on any day, as known then, is the fold of those that count.
 */
export const certificationEventRows: Projection<CertificationEvent> = {
  name: 'certification-event@1',
  tables: `create table certification_event (
    county_id text not null, standard_id text not null, sequence integer not null, effective_at text not null,
    recorded_at text not null, type text not null, data text not null, recorded_by text not null,
    primary key (county_id, standard_id, sequence)
  ) strict, without rowid;`,
  when: {
    BasicBalanceRecorded: kept('BasicBalanceRecorded'),
    SelfAssessmentSubmitted: kept('SelfAssessmentSubmitted'),
    ApplicationFiled: kept('ApplicationFiled'),
    StepConcluded: kept('StepConcluded'),
    NoticePosted: kept('NoticePosted'),
    ObjectionReceived: kept('ObjectionReceived'),
    ObjectionAnswered: kept('ObjectionAnswered'),
    NoticeEnded: kept('NoticeEnded'),
    FeedbackReceived: kept('FeedbackReceived'),
    RectificationReported: kept('RectificationReported'),
    ReexaminationConcluded: kept('ReexaminationConcluded'),
    CertificationRevoked: kept('CertificationRevoked'),
  },
};

/** An event of a county's way, and who recorded it when. */
export type CertificationRecord = Readonly<{
  event: CertificationEvent;
  sequence: number;
  /** Since when it is true (ISO date). */
  effectiveAt: string;
  /** ISO instant. */
  recordedAt: string;
  by: string;
}>;

/** What had happened on a county's way at a point, in the order in which it was recorded. */
export const certificationRecords = (
  db: Sqlite,
  { countyId, standardId }: Of,
  { knownAt, asOf }: Point,
): readonly CertificationRecord[] =>
  db
    .all<Omit<CertificationRecord, 'event'> & Readonly<{ type: string; data: string }>>(
      `select type, data, sequence, effective_at as effectiveAt, recorded_at as recordedAt, recorded_by as "by"
       from certification_event
       where county_id = ? and standard_id = ? and sequence <= ? and effective_at <= ? order by sequence`,
      countyId,
      standardId,
      Math.min(knownAt, always - 1),
      asOf,
    )
    // The projection above wrote the data by its type.
    .map(({ type, data, ...row }) => ({ ...row, event: { type, data: JSON.parse(data) } as CertificationEvent }));

/** Counties that are on their way, with the standards. */
export const certifyingCounties = (db: Sqlite): readonly Of[] =>
  db.all('select distinct county_id as countyId, standard_id as standardId from certification_event');
